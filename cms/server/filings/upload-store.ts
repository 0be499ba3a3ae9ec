import type { Knex } from 'knex';
import { fromJsonb, type Database, type Tx } from '../../platform';

/** A file on its way in, or arrived. */
export type KeptUpload = {
  readonly id: string;
  readonly station: string;
  readonly person: string;
  readonly assignment: string;
  readonly name: string;
  readonly type: string;
  readonly bytes: number;
  readonly received: number;
  readonly metadata: Readonly<Record<string, string | null>>;
  readonly state: 'receiving' | 'whole' | 'kept' | 'refused';
  readonly refusal: string | null;
  readonly asset: string | null;
  readonly createdAt: Date;
  readonly touchedAt: Date;
};

/** A file about to be sent. */
export type NewUpload = Pick<
  KeptUpload,
  'id' | 'station' | 'person' | 'assignment' | 'name' | 'type' | 'bytes' | 'metadata'
>;

/** A piece of a file at its place. */
export type Part = { readonly at: number; readonly bytes: Buffer };

/** How files on their way in are kept: as rows, so that whichever node is asked goes on where another one stopped. */
export type UploadStore = {
  insert(upload: NewUpload): Promise<void>;
  byId(id: string, tx?: Tx): Promise<KeptUpload | undefined>;
  /** Writes a part if the file ends where it begins, and says where it ends now; undefined when somebody else was first. */
  append(tx: Tx, id: string, part: Part): Promise<{ readonly received: number; readonly isWhole: boolean } | undefined>;
  /** The parts in their order, one at a time: a film does not fit into memory. */
  parts(id: string): AsyncIterable<Buffer>;
  hold(tx: Tx, id: string): Promise<KeptUpload | undefined>;
  settle(tx: Tx, id: string, end: { readonly asset: string } | { readonly refusal: string }): Promise<void>;
  remove(id: string): Promise<void>;
  /** Forgets what nobody went on with; says how many. */
  expire(hours: number): Promise<number>;
  /** Of these, the ones that are whole and were sent by that person for that assignment and for nothing else. */
  fileable(
    tx: Tx,
    ids: readonly string[],
    of: { readonly person: string; readonly assignment: string },
  ): Promise<readonly string[]>;
};

type Row = {
  id: string;
  station: string;
  person: string;
  assignment: string;
  name: string;
  type: string;
  bytes: string;
  received: string;
  metadata: unknown;
  state: KeptUpload['state'];
  refusal: string | null;
  asset: string | null;
  created_at: Date;
  touched_at: Date;
};

/** Keeps them in their tables. */
export function uploadStore({ database }: { readonly database: Database }): UploadStore {
  const one = async (on: Knex, id: string): Promise<KeptUpload | undefined> => {
    const [row] = (await on('field_upload').where({ id })) as Row[];
    return row && uploadOf(row);
  };
  return {
    ...ending(database),
    insert: async ({ metadata, ...upload }) => {
      await database.read('field_upload').insert({ ...upload, metadata: JSON.stringify(metadata) });
    },
    byId: (id, tx) => one(tx ?? database.read, id),
    append: async (tx, id, { at, bytes }) => {
      const [grown] = await tx('field_upload')
        .where({ id, received: at, state: 'receiving' })
        .update({
          received: at + bytes.length,
          touched_at: tx.fn.now(),
          state: tx.raw(`CASE WHEN bytes = ? THEN 'whole' ELSE 'receiving' END`, [at + bytes.length]),
        })
        .returning<{ station: string; state: string }[]>(['station', 'state']);
      if (!grown) return undefined;
      await tx('field_upload_part').insert({ upload: id, at, station: grown.station, bytes });
      return { received: at + bytes.length, isWhole: grown.state === 'whole' };
    },
    parts: (id) => partsOf(database, id),
    hold: async (tx, id) => {
      await tx('field_upload').where({ id }).forUpdate().select('id');
      return one(tx, id);
    },
    fileable: async (tx, ids, { person, assignment }) => {
      const rows = await tx('field_upload as u')
        .whereIn('u.id', [...ids])
        .where({ 'u.person': person, 'u.assignment': assignment })
        .whereNot('u.state', 'receiving')
        .whereNotExists(tx('filing_file as f').whereRaw('f.upload = u.id').select(tx.raw('1')))
        .select<{ id: string }[]>('u.id');
      return rows.map(({ id }) => id);
    },
  };
}

function ending(database: Database): Pick<UploadStore, 'settle' | 'remove' | 'expire'> {
  return {
    settle: async (tx, id, end) => {
      const state = 'asset' in end ? 'kept' : 'refused';
      await tx('field_upload')
        .where({ id })
        .update({ ...end, state, touched_at: tx.fn.now() });
      await tx('field_upload_part').where({ upload: id }).delete();
    },
    remove: async (id) => {
      await database.read('field_upload').where({ id, state: 'receiving' }).delete();
    },
    expire: (hours) =>
      database
        .read('field_upload')
        .where({ state: 'receiving' })
        .whereRaw(`touched_at < now() - make_interval(hours => ?)`, [hours])
        .delete(),
  };
}

async function* partsOf({ read }: Database, id: string): AsyncIterable<Buffer> {
  let from = 0;
  for (;;) {
    const rows = read('field_upload_part').where({ upload: id, at: from });
    const [row] = await rows.select<{ bytes: Buffer }[]>('bytes');
    if (!row) return;
    yield row.bytes;
    from += row.bytes.length;
  }
}

function uploadOf({ bytes, received, metadata, created_at, touched_at, ...row }: Row): KeptUpload {
  return {
    ...row,
    // PostgreSQL sends bigints as text; a file of ours is far smaller than what a number holds exactly.
    bytes: Number(bytes),
    received: Number(received),
    metadata: fromJsonb(metadata) as KeptUpload['metadata'],
    createdAt: created_at,
    touchedAt: touched_at,
  };
}
