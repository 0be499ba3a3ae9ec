import type { Knex } from 'knex';

/** A node whose last word is older than this is gone, and its people with it. */
const GONE_AFTER = '12 seconds';

/** Tells how many connections this node has in each room; rooms that emptied are told with zero once and then forgotten. */
export async function tellPresence(database: Knex, node: string, counts: ReadonlyMap<string, number>): Promise<void> {
  const seen = database.fn.now();
  const rows = [...counts].map(([room, sockets]) => ({ node, room, sockets, seen_at: seen }));
  if (rows.length > 0) {
    await database('realtime_presence').insert(rows).onConflict(['node', 'room']).merge(['sockets', 'seen_at']);
  }
  await database('realtime_presence').where('seen_at', '<', database.raw(`now() - interval '1 minute'`)).del();
}

/** How many connections all nodes together have in a room. */
export async function countPresence(database: Knex, room: string): Promise<number> {
  const row = (await database('realtime_presence')
    .where({ room })
    .where('seen_at', '>', database.raw(`now() - interval '${GONE_AFTER}'`))
    .sum({ people: 'sockets' })
    .first()) as { people: string | null } | undefined;
  return Number(row?.people ?? 0);
}

/** A node that stops takes its people along. */
export async function forgetNode(database: Knex, node: string): Promise<void> {
  await database('realtime_presence').where({ node }).del();
}
