import type { Knex } from 'knex';

/** Adds what was gathered, and answers the new sum of each room. */
async function add(on: Knex, gathered: ReadonlyMap<string, number>): Promise<ReadonlyMap<string, number>> {
  const { rows } = await on.raw<{ rows: { room: string; likes: string }[] }>(
    `INSERT INTO live_like_sum AS s (room, likes)
     SELECT t.room, t.likes FROM unnest(?::uuid[], ?::bigint[]) AS t (room, likes)
     JOIN live_room r ON r.id = t.room ORDER BY t.room
     ON CONFLICT (room) DO UPDATE SET likes = s.likes + excluded.likes RETURNING room, likes`,
    [[...gathered.keys()], [...gathered.values()]],
  );
  return new Map(rows.map(({ room, likes }) => [room, Number(likes)]));
}

async function sum(on: Knex, room: string): Promise<number> {
  const row = await on('live_like_sum').where({ room }).first<{ likes: string } | undefined>('likes');
  return Number(row?.likes ?? 0);
}

/** How likes are kept: a sum for each room. */
export const likeStore = { add, sum } as const;

/** How likes are kept. */
export type LikeStore = typeof likeStore;
