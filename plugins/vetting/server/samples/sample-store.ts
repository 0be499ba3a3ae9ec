import type { Database, Tx } from '@hearth/cms/platform';
import type { RetainedState, SampleState } from '../../contract';

/** A sample as it is kept. */
export type KeptSample = {
  readonly id: string;
  readonly station: string;
  readonly product: string;
  readonly lot: string | null;
  readonly code: string;
  readonly revision: number;
  readonly state: SampleState;
  readonly finding: string | null;
  readonly bestBefore: string;
  readonly keepUntil: string;
  readonly drawnBy: string;
  readonly drawnAt: Date;
  readonly version: number;
};

/** A retained sample as it is kept, with the day until which it is. */
export type KeptRetained = {
  readonly id: string;
  readonly station: string;
  readonly sample: string;
  readonly tag: string;
  readonly photoHash: string;
  readonly place: string;
  readonly state: RetainedState;
  readonly reason: string | null;
  readonly version: number;
  readonly keepUntil: string;
  /** By the database's day. */
  readonly isOver: boolean;
  readonly product: string;
};

const COLUMNS = `id, station, product, lot, code, revision, state, finding, best_before::text AS "bestBefore",
  keep_until::text AS "keepUntil", drawn_by AS "drawnBy", drawn_at AS "drawnAt", version`;
const RETAINED = `r.id, r.station, r.sample, r.tag, r.photo_hash AS "photoHash", r.place, r.state, r.reason, r.version,
  s.keep_until::text AS "keepUntil", s.product, s.keep_until < (now() AT TIME ZONE 'Asia/Shanghai')::date AS "isOver"`;

const samples = (on: Database['read'] | Tx) => on('vetting_sample').select<KeptSample[]>(on.raw(COLUMNS));
const retained = (on: Database['read'] | Tx) =>
  on('vetting_retained as r').join('vetting_sample as s', 's.id', 'r.sample').select<KeptRetained[]>(on.raw(RETAINED));

/** What a new sample holds. */
export type NewSample = Omit<KeptSample, 'state' | 'finding' | 'drawnAt' | 'version'>;

/** Keeps samples in `vetting_sample` and retained ones in `vetting_retained`. */
export const sampleStore = {
  list: async (on: Database, stations: readonly string[], before?: string): Promise<readonly KeptSample[]> => {
    const found = samples(on.read)
      .whereIn('station', [...stations])
      .orderBy('id', 'desc')
      .limit(50);
    return before === undefined ? found : found.where('id', '<', before);
  },
  retainedOf: async (on: Database['read'] | Tx, ids: readonly string[]): Promise<readonly KeptRetained[]> =>
    retained(on)
      .whereIn('r.sample', [...ids])
      .orderBy('r.id'),
  /** What is kept of goods whose round is over: nothing is blind any more. What was thrown away is none of it. */
  keptOf: async (on: Database, product: string): Promise<readonly KeptRetained[]> =>
    retained(on.read)
      .where('s.product', product)
      .whereNot('r.state', 'discarded')
      .whereRaw(`EXISTS (SELECT FROM vetting_round b WHERE b.sample = s.id AND b.state = 'settled')`)
      .orderBy('r.id', 'desc')
      .limit(100),
  hold: async (tx: Tx, stations: readonly string[], id: string): Promise<KeptSample | undefined> =>
    samples(tx)
      .where({ id })
      .whereIn('station', [...stations])
      .forUpdate()
      .first(),
  /** The sample of this revision of goods that passed its test last. */
  passed: async (
    tx: Tx,
    { id, revision }: { readonly id: string; readonly revision: number },
  ): Promise<KeptSample | undefined> =>
    samples(tx).where({ product: id, revision, state: 'passed' }).orderBy('id', 'desc').first(),
  isLotOf: async (tx: Tx, lot: string, product: string): Promise<boolean> =>
    (await tx('vetting_lot').where({ id: lot, product }).first('id')) !== undefined,
  lotCode: async (tx: Tx, lot: string): Promise<string | null> =>
    (await tx('vetting_lot').where({ id: lot }).first<{ code: string } | undefined>('code'))?.code ?? null,
  /** Whether a day is past where the station is. */
  isPast: async (tx: Tx, day: string): Promise<boolean> => {
    const { rows } = await tx.raw<{ rows: { past: boolean }[] }>(
      `SELECT ?::date < (now() AT TIME ZONE 'Asia/Shanghai')::date AS past`,
      [day],
    );
    return rows[0]?.past === true;
  },
  /** False when the code is taken. */
  insert: async (tx: Tx, { bestBefore, keepUntil, drawnBy, ...sample }: NewSample): Promise<boolean> => {
    const days = { best_before: bestBefore, keep_until: keepUntil };
    const made = await tx('vetting_sample')
      .insert({ ...sample, ...days, drawn_by: drawnBy, state: 'drawn' })
      .onConflict(['station', 'code'])
      .ignore()
      .returning('id');
    return made.length === 1;
  },
  /** False when a tag is taken. */
  retain: async (
    tx: Tx,
    kept: readonly Pick<KeptRetained, 'id' | 'station' | 'sample' | 'tag' | 'photoHash' | 'place'>[],
  ): Promise<boolean> => {
    const rows = kept.map(({ photoHash, ...one }) => ({ ...one, photo_hash: photoHash }));
    const made = await tx('vetting_retained').insert(rows).onConflict(['station', 'tag']).ignore().returning('id');
    return made.length === kept.length;
  },
  /** False when somebody changed it first. */
  note: async (
    tx: Tx,
    { id, state, version }: Pick<KeptSample, 'id' | 'state' | 'version'>,
    change: Pick<KeptSample, 'state' | 'finding'>,
  ): Promise<boolean> =>
    (await tx('vetting_sample')
      .where({ id, state, version })
      .update({ ...change, version: version + 1 })) === 1,
  holdRetained: async (tx: Tx, stations: readonly string[], id: string): Promise<KeptRetained | undefined> =>
    retained(tx)
      .where('r.id', id)
      .whereIn('r.station', [...stations])
      .forUpdate('r')
      .first(),
  /** False when somebody changed it first. */
  turn: async (
    tx: Tx,
    { id, state, version }: Pick<KeptRetained, 'id' | 'state' | 'version'>,
    { by, ...change }: { readonly state: RetainedState; readonly reason: string; readonly by: string },
  ): Promise<boolean> =>
    (await tx('vetting_retained')
      .where({ id, state, version })
      .update({ ...change, changed_by: by, changed_at: tx.fn.now(), version: version + 1 })) === 1,
} as const;

/** How samples are kept. */
export type SampleStore = typeof sampleStore;
