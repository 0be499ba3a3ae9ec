import type { Database, SealedColumn, Tx } from '@hearth/cms/platform';
import type { Target, TargetLight } from '../../contract';

/** The column in which keys of platforms lie sealed, for the change of the vault's keys. */
export const SEALED_TARGET_KEYS: SealedColumn = { table: 'streaming_target', column: 'key', id: 'id' };

/** Where the key of one copy lies, as the vault binds it. */
export const keyPlace = (id: string) => ({ table: 'streaming_target', column: 'key', row: id });

/** A copy as it is kept, without its key. */
export type KeptTarget = Omit<Target, 'allowedEvents'> & {
  readonly changedBy: string;
  /** `distribution` is the copy by which Mux hands a room out. */
  readonly purpose: 'platform' | 'distribution';
};

/** A copy about to be added; the key comes sealed. */
export type NewTarget = Pick<
  KeptTarget,
  'id' | 'room' | 'station' | 'platform' | 'name' | 'url' | 'keyTail' | 'changedBy'
> & {
  readonly key: string;
  readonly purpose?: KeptTarget['purpose'];
};

/** What a change writes. */
export type TargetPatch = {
  readonly state?: TargetLight;
  readonly problem?: string | null;
  readonly name?: string;
  readonly url?: string;
  readonly sealed?: { readonly key: string; readonly keyTail: string };
  readonly changedBy?: string;
  /** Begins anew: what is told of the attempt before changes nothing any more. */
  readonly anew?: true;
};

/** What the relay is to serve, with keys that are still sealed. */
export type OrderedTarget = Pick<KeptTarget, 'id' | 'room' | 'platform' | 'url' | 'attempt' | 'state' | 'problem'> & {
  readonly key: string;
};

const COLUMNS = `id, room, station, platform, name, url, key_tail AS "keyTail", key_at AS "keyAt", state, state_since AS since, problem,
  attempt, version, changed_by AS "changedBy", purpose`;

type Owner = { readonly station: string; readonly madeBy: string };

/** A copy that Mux makes or should make, with its key still sealed. */
export type CarriedTarget = Pick<KeptTarget, 'id' | 'url' | 'attempt' | 'state'> & {
  readonly key: string;
  /** What Mux calls it, and the attempt for which it was told. */
  readonly ref: string | null;
  readonly refAttempt: number | null;
  /** The stream at Mux. */
  readonly stream: string;
  /** Mux copies the platforms of its room. */
  readonly isAtMux: boolean;
};

/** What is kept of copies that Mux makes. */
const remote = {
  carried: async (database: Database, id: string): Promise<CarriedTarget | undefined> =>
    atMux(database)
      .where('t.id', id)
      .whereRaw(`coalesce(r.mux_ref, r.ref) IS NOT NULL AND (r.driver = 'mux' OR t.ref IS NOT NULL)`)
      .first<CarriedTarget | undefined>(
        ...(['t.id', 't.url', 't.attempt', 't.state', 't.key', 't.ref', 't.ref_attempt as refAttempt'] as const),
        database.read.raw(`coalesce(r.mux_ref, r.ref) AS stream, r.driver = 'mux' AS "isAtMux"`),
      ),
  /** Copies of which Mux does not know what is written of them, for a minute or longer. */
  uncarried: async (database: Database): Promise<readonly Pick<KeptTarget, 'id' | 'attempt'>[]> =>
    atMux(database)
      .whereRaw(
        `t.state_since < clock_timestamp() - interval '1 minute' AND r.state NOT IN ('connecting', 'live', 'reconnecting')
         AND CASE WHEN r.driver = 'mux' AND t.state <> 'off' THEN t.ref_attempt IS DISTINCT FROM t.attempt AND t.state <> 'fatal'
             ELSE t.ref IS NOT NULL END`,
      )
      .orderBy('t.state_since')
      .limit(50)
      .select<Pick<KeptTarget, 'id' | 'attempt'>[]>('t.id', 't.attempt'),
  /** Notes what Mux calls a copy; false when it was changed meanwhile. */
  keepRef: async (
    database: Database,
    { id, attempt, ref }: Pick<KeptTarget, 'id' | 'attempt'> & { readonly ref: string },
  ): Promise<boolean> =>
    (await database
      .read('streaming_target')
      .where({ id, attempt })
      .whereNot({ state: 'off' })
      .update({ ref, ref_attempt: attempt })) === 1,
  forgetRef: async (database: Database, ref: string): Promise<void> => {
    await database.read('streaming_target').where({ ref }).update({ ref: null, ref_attempt: null });
  },
  byRef: async (
    tx: Tx,
    ref: string,
  ): Promise<(Pick<KeptTarget, 'id' | 'name' | 'attempt'> & { readonly refAttempt: number }) | undefined> =>
    tx('streaming_target').where({ ref }).forUpdate().first('id', 'name', 'attempt', 'ref_attempt as refAttempt'),
  /** The copy by which Mux hands a room out. */
  distribution: async (database: Database, room: string): Promise<KeptTarget | undefined> => {
    const row = await targets(database.read).where({ room, purpose: 'distribution' }).first();
    return row && targetOf(row);
  },
} as const;

const atMux = (database: Database) =>
  database.read('streaming_target as t').join('streaming_room as r', 'r.id', 't.room');

/** Keeps copies in the table `streaming_target`. Whoever reads for people has found the room among what they see before. */
export const targetStore = {
  keyPlace,
  ofRoom: async (database: Database, room: string): Promise<readonly KeptTarget[]> =>
    (await targets(database.read).where({ room, purpose: 'platform' }).orderBy('id')).map(targetOf),
  /** The copy, and nobody else changes it before the transaction ends. */
  hold: async (tx: Tx, id: string, room?: string): Promise<KeptTarget | undefined> => {
    const row = await targets(tx)
      .where({ id, ...(room === undefined ? {} : { room }) })
      .forUpdate()
      .first();
    return row && targetOf(row);
  },
  /** How many a room has; the room is held, so that two who add at once are counted. */
  count: async (tx: Tx, room: string): Promise<number> => {
    await tx('streaming_room').where({ id: room }).forUpdate().first('id');
    const [row] = await tx('streaming_target').where({ room, purpose: 'platform' }).count<{ count: string }[]>('id');
    return Number(row?.count ?? 0);
  },
  isNamed: async (tx: Tx, { room, name, but = null }: { room: string; name: string; but?: string | null }) => {
    const found = tx('streaming_target').where({ room, name, purpose: 'platform' });
    if (but !== null) void found.whereNot('id', but);
    return (await found.first('id')) !== undefined;
  },
  named: async (tx: Tx, room: string, name: string): Promise<KeptTarget | undefined> => {
    const row = await targets(tx).where({ room, name, purpose: 'platform' }).first();
    return row && targetOf(row);
  },
  /** Whose room it is, and who made it: whom to tell when nobody pressed anything. */
  ownerOf: async (tx: Tx, room: string): Promise<Owner | undefined> =>
    tx('streaming_room').where({ id: room }).first<Owner | undefined>('station', 'made_by as madeBy'),
  insert: async (tx: Tx, { keyTail, changedBy, ...target }: NewTarget): Promise<void> => {
    await tx('streaming_target').insert({ ...target, key_tail: keyTail, changed_by: changedBy, state: 'off' });
  },
  /** False when somebody changed it first. */
  patch: async (tx: Tx, { id, version }: Pick<KeptTarget, 'id' | 'version'>, patch: TargetPatch): Promise<boolean> => {
    const { state, sealed, changedBy, anew, ...plain } = patch;
    const change = {
      ...plain,
      ...(changedBy === undefined ? {} : { changed_by: changedBy }),
      ...(sealed ? { key: sealed.key, key_tail: sealed.keyTail, key_at: tx.raw('clock_timestamp()') } : {}),
      ...(anew ? { attempt: tx.raw('attempt + 1') } : {}),
      ...(state === undefined ? {} : { state, state_since: tx.raw('clock_timestamp()') }),
      version: version + 1,
    };
    return (await tx('streaming_target').where({ id, version }).update(change)) === 1;
  },
  remove: async (tx: Tx, id: string): Promise<void> => {
    await tx('streaming_target').where({ id }).delete();
  },
  /** Every copy that is wanted and can be served, of rooms whose video passes here. */
  ordered: async (database: Database): Promise<readonly OrderedTarget[]> =>
    database
      .read('streaming_target as t')
      .join('streaming_room as r', 'r.id', 't.room')
      .whereNot('r.driver', 'mux')
      .whereNotIn('r.state', ['making', 'disabled', 'removed'])
      .whereNotIn('t.state', ['off', 'fatal'])
      // Mux still copies there.
      .whereNull('t.ref')
      .orderBy('t.id')
      .select<OrderedTarget[]>('t.id', 't.room', 't.platform', 't.url', 't.attempt', 't.key', 't.state', 't.problem'),
  ...remote,
} as const;

/** How copies are kept. */
export type TargetStore = typeof targetStore;

type Row = Omit<KeptTarget, 'since' | 'keyAt'> & { readonly since: Date; readonly keyAt: Date };

const targets = (on: Database['read'] | Tx) => on('streaming_target').select<Row[]>(on.raw(COLUMNS));

const targetOf = ({ since, keyAt, ...target }: Row): KeptTarget => ({
  ...target,
  since: since.toISOString(),
  keyAt: keyAt.toISOString(),
});
