import type { Knex } from 'knex';
import type { RoomViewer } from '../../contract';

/** Somebody who came. */
export type Comer = { readonly room: string; readonly reader: string; readonly name: string };

/** Notes who came, all of a second together; who comes again came last. */
async function note(on: Knex, comers: readonly Comer[]): Promise<void> {
  await on.raw(
    `INSERT INTO live_viewer AS v (room, reader, name)
     SELECT DISTINCT ON (t.room, t.reader) t.room, t.reader, t.name
     FROM unnest(?::uuid[], ?::uuid[], ?::text[]) AS t (room, reader, name) JOIN live_room r ON r.id = t.room
     ORDER BY t.room, t.reader
     ON CONFLICT (room, reader) DO UPDATE SET name = excluded.name, came_at = clock_timestamp()`,
    [comers.map((one) => one.room), comers.map((one) => one.reader), comers.map((one) => one.name)],
  );
}

type Row = Omit<RoomViewer, 'cameAt' | 'mutedUntil'> & { readonly cameAt: Date; readonly mutedUntil: Date | null };

/** Who came, the latest first. */
async function list(on: Knex, room: string, search = ''): Promise<readonly RoomViewer[]> {
  const query = on('live_viewer as v')
    .where('v.room', room)
    .orderBy('v.came_at', 'desc')
    .limit(200)
    .select<Row[]>(
      'v.reader',
      'v.name',
      { cameAt: 'v.came_at' },
      on.raw(`(SELECT count(*)::int FROM live_message m WHERE m.room = v.room AND m.author = v.reader) AS messages`),
      on.raw(`(SELECT max(u.until) FROM live_mute u WHERE u.room = v.room AND u.reader = v.reader
        AND u.lifted_at IS NULL AND u.until > clock_timestamp()) AS "mutedUntil"`),
    );
  if (search !== '') void query.whereRaw('strpos(lower(v.name), lower(?)) > 0', [search]);
  return (await query).map(({ cameAt, mutedUntil, ...row }) => ({
    ...row,
    ...{ cameAt: cameAt.toISOString(), mutedUntil: mutedUntil?.toISOString() ?? null },
  }));
}

/** Who watched is nobody's business for longer than that. */
async function prune(on: Knex): Promise<void> {
  await on('live_viewer').whereRaw(`came_at < clock_timestamp() - interval '30 days'`).delete();
}

/** Where somebody came lately, for themselves. */
async function ofReader(
  on: Knex,
  reader: string,
): Promise<readonly { readonly room: string; readonly cameAt: Date }[]> {
  return on('live_viewer')
    .where({ reader })
    .orderBy('came_at', 'desc')
    .select<{ room: string; cameAt: Date }[]>('room', { cameAt: 'came_at' });
}

async function forget(on: Knex, reader: string): Promise<void> {
  await on('live_viewer').where({ reader }).delete();
}

/** How is kept who came. */
export const viewerStore = { note, list, ofReader, prune, forget } as const;

/** How is kept who came. */
export type ViewerStore = typeof viewerStore;
