import type { LeadPhotoKind } from '../../contract';
import type { Database, ReadPhoto, Tx } from '../../platform';

/** A photo as it is kept. */
export type KeptPhoto = {
  readonly id: string;
  readonly station: string;
  readonly tip: string;
  readonly width: number;
  readonly height: number;
  readonly blur: string;
  readonly asset: string | null;
  readonly takenBy: string | null;
  readonly at: string;
};

/** How photos of tips are kept. */
export type PhotoStore = {
  /** Keeps one; false when the name is taken. */
  insert(tx: Tx, photo: Pick<KeptPhoto, 'id' | 'station' | 'tip'>, read: ReadPhoto): Promise<boolean>;
  /** Whose a photo is, and whether it was told of. */
  byId(id: string): Promise<(KeptPhoto & { readonly told: boolean }) | undefined>;
  /** How many came ahead of a tip. */
  countFor(tip: string): Promise<number>;
  /** Holds those that were sent ahead under a tip's key for a station and told of by nobody; fewer than asked for when some are not. */
  untold(tx: Tx, ids: readonly string[], of: { readonly tip: string; readonly station: string }): Promise<number>;
  /** Puts them, in order, beside their telling. */
  tell(tx: Tx, ids: readonly string[], telling: string): Promise<void>;
  /** Those of a lead and of leads that were merged into it. */
  ofLead(lead: string): Promise<readonly KeptPhoto[]>;
  hold(tx: Tx, id: string): Promise<KeptPhoto | undefined>;
  taken(tx: Tx, id: string, by: { readonly asset: string; readonly person: string }): Promise<void>;
  file(id: string, kind: LeadPhotoKind): Promise<{ readonly type: string; readonly bytes: Buffer } | undefined>;
  /** Removes one that nobody told of yet; without a key nobody removes anything. */
  removeUntold(id: string, tip: string): Promise<void>;
  /** Removes what a reader sent. */
  forget(tx: Tx, reader: string): Promise<void>;
  /** Removes what is kept long enough; says how many. */
  expire(
    tx: Tx,
    after: { readonly untoldHours: number; readonly dropped: number; readonly otherwise: number },
  ): Promise<number>;
};

type Row = {
  id: string;
  station: string;
  tip: string;
  telling: string | null;
  width: number;
  height: number;
  blur: string;
  asset: string | null;
  taken_by: string | null;
  created_at: Date;
};

/** Keeps them in their tables. */
export function photoStore({ database }: { readonly database: Database }): PhotoStore {
  return { ...coming(database), ...shown(database), ...going(database) };
}

function coming({ read }: Database): Pick<PhotoStore, 'insert' | 'byId' | 'countFor' | 'untold' | 'tell'> {
  return {
    insert: async (tx, { id, station, tip }, { files, ...photo }) => {
      const row = { id, station, tip, ...photo };
      const made = await tx('lead_photo').insert(row).onConflict('id').ignore().returning<{ id: string }[]>('id');
      if (made.length === 0) return false;
      await tx('lead_photo_file').insert(files.map((file) => ({ photo: id, station, ...file })));
      return true;
    },
    byId: async (id) => {
      const [row] = (await read('lead_photo').where({ id })) as Row[];
      return row && { ...photoOf(row), told: row.telling !== null };
    },
    countFor: async (tip) => {
      const [{ count } = { count: '0' }] = await read('lead_photo')
        .where({ tip })
        .count<{ count: string }[]>({ count: '*' });
      return Number(count);
    },
    untold: async (tx, ids, { tip, station }) => {
      const rows = tx('lead_photo')
        .whereIn('id', [...ids])
        .where({ tip, station })
        .whereNull('telling');
      return (await rows.forUpdate().select('id')).length;
    },
    tell: async (tx, ids, telling) => {
      for (const [place, id] of ids.entries()) await tx('lead_photo').where({ id }).update({ telling, place });
    },
  };
}

function shown({ read }: Database): Pick<PhotoStore, 'ofLead' | 'hold' | 'taken' | 'file'> {
  return {
    ofLead: async (lead) => {
      const rows = await read('lead_photo as p')
        .join('lead_telling as t', 't.id', 'p.telling')
        .join('lead as l', 'l.id', 't.lead')
        .whereRaw('? IN (l.id, l.merged_into)', [lead])
        .orderBy(['t.at', 't.id', 'p.place'])
        .limit(120)
        .select<Row[]>('p.*');
      return rows.map(photoOf);
    },
    hold: async (tx, id) => {
      const [row] = (await tx('lead_photo').where({ id }).whereNotNull('telling').forUpdate()) as Row[];
      return row && photoOf(row);
    },
    taken: async (tx, id, { asset, person }) => {
      await tx('lead_photo').where({ id }).update({ asset, taken_by: person });
    },
    file: async (photo, kind) => {
      const [row] = await read('lead_photo_file')
        .where({ photo, kind })
        .select<{ type: string; bytes: Buffer }[]>('type', 'bytes');
      return row;
    },
  };
}

function going({ read }: Database): Pick<PhotoStore, 'removeUntold' | 'forget' | 'expire'> {
  return {
    removeUntold: async (id, tip) => {
      await read('lead_photo').where({ id, tip }).whereNull('telling').delete();
    },
    forget: async (tx, reader) => {
      await tx('lead_photo').whereIn('telling', tx('lead_telling').where({ reader }).select('id')).delete();
    },
    expire: async (tx, { untoldHours, dropped, otherwise }) => {
      const { rowCount } = await tx.raw<{ rowCount: number }>(
        `DELETE FROM lead_photo p WHERE (p.telling IS NULL AND p.created_at < now() - make_interval(hours => ?))
           OR (p.telling IS NOT NULL AND p.created_at < now() - make_interval(days => ?))
           OR EXISTS (SELECT 1 FROM lead_telling t JOIN lead l ON l.id = t.lead WHERE t.id = p.telling
                AND l.state = 'dropped' AND l.state_since < now() - make_interval(days => ?))`,
        [untoldHours, otherwise, dropped],
      );
      return rowCount;
    },
  };
}

function photoOf({ taken_by, created_at, id, station, tip, width, height, blur, asset }: Row): KeptPhoto {
  return { id, station, tip, width, height, blur, asset, takenBy: taken_by, at: created_at.toISOString() };
}
