import type { Knex } from 'knex';
import type { Tx } from '@hearth/cms/platform';
import type { CommentPlatform, CommentProblem, CommentSource, CommentSourceState } from '../../contract';

/** How the comments of a room on a platform are read, as it is kept. */
export type KeptSource = Omit<CommentSource, 'readAt'> & {
  readonly outlet: string;
  readonly station: string;
  readonly session: string;
  readonly platform: CommentPlatform;
  /** Sealed. */
  readonly secret: string;
  readonly chat: string | null;
  readonly page: string | null;
  /** Readings in a row in which nobody had written, and that failed. */
  readonly quiet: number;
  readonly tries: number;
  readonly readAt: Date | null;
};

const COLUMNS = [
  ...['outlet', 'station', 'session', 'platform', 'place', 'secret', 'chat', 'page', 'quiet', 'tries', 'state'],
  ...['problem', 'read_at as readAt', 'version'],
] as const;

async function of(read: Knex, outlets: readonly string[]): Promise<ReadonlyMap<string, KeptSource>> {
  const rows = await read('live_comment_source')
    .whereIn('outlet', [...outlets])
    .select<KeptSource[]>(...COLUMNS);
  return new Map(rows.map((row) => [row.outlet, row]));
}

/** Whoever holds it is alone with it until the commit. */
async function hold(tx: Tx, outlet: string): Promise<KeptSource | undefined> {
  return tx('live_comment_source')
    .where({ outlet })
    .forUpdate()
    .first<KeptSource | undefined>(...COLUMNS);
}

/** Those whose time has come, of lives that are on the air. */
async function due(read: Knex, limit: number): Promise<readonly string[]> {
  return read('live_comment_source as c')
    .join('live_session as s', 's.id', 'c.session')
    .join('live_outlet as o', 'o.id', 'c.outlet')
    .where({ 'c.state': 'reading', 's.is_rehearsal': false })
    .whereIn('s.state', ['live', 'paused'])
    .whereRaw('o.platform = c.platform AND c.next_at <= clock_timestamp()')
    .orderBy('c.next_at')
    .limit(limit)
    .pluck<string[]>('c.outlet');
}

/** A source, and the room of the live that reads it. */
export type ClaimedSource = KeptSource & { readonly room: string };

/** Takes one whose time has come, so that nobody else reads it meanwhile; whoever dies with it leaves it to the next after a minute. */
async function claim(on: Knex, outlet: string): Promise<ClaimedSource | undefined> {
  const [source] = await on('live_comment_source')
    .where({ outlet, state: 'reading' })
    .whereRaw('next_at <= clock_timestamp()')
    .update({ next_at: on.raw(`clock_timestamp() + interval '1 minute'`) })
    .returning<KeptSource[]>([...COLUMNS]);
  const live =
    source && (await on('live_session').where({ id: source.session }).first<{ room: string } | undefined>('room'));
  return source && live && { ...source, room: live.room };
}

/** A source that somebody enters or changes: it is read from its beginning. */
export type NewSource = Pick<KeptSource, 'outlet' | 'station' | 'session' | 'platform' | 'place' | 'secret'> & {
  readonly version: number;
  readonly by: string;
};

async function put(tx: Tx, { by, ...source }: NewSource): Promise<void> {
  const fresh = { chat: null, page: null, quiet: 0, tries: 0, state: 'reading', problem: null };
  const next_at = tx.raw('clock_timestamp()');
  await tx('live_comment_source')
    .insert({ ...source, ...fresh, next_at, told_by: by, told_at: next_at })
    .onConflict('outlet')
    .merge();
}

/** What a reading leaves behind. */
export type Reading = {
  readonly state: CommentSourceState;
  readonly problem: CommentProblem | null;
  readonly chat: string | null;
  readonly page: string | null;
  readonly quiet: number;
  readonly tries: number;
  /** Milliseconds until the next. */
  readonly wait: number;
};

/** `false` when somebody entered it anew meanwhile. */
async function note(tx: Tx, { outlet, version }: KeptSource, { wait, ...reading }: Reading): Promise<boolean> {
  const changed = await tx('live_comment_source')
    .where({ outlet, version, state: 'reading' })
    .update({
      ...reading,
      next_at: tx.raw(`clock_timestamp() + ? * interval '1 millisecond'`, [wait]),
      ...(reading.problem === null ? { read_at: tx.raw('clock_timestamp()') } : {}),
    });
  return changed === 1;
}

async function remove(tx: Tx, outlet: string): Promise<void> {
  await tx('live_comment_source').where({ outlet }).delete();
}

/** How the reading of comments is kept. */
export const sourceStore = { of, hold, due, claim, put, note, remove } as const;

/** How the reading of comments is kept. */
export type SourceStore = typeof sourceStore;
