import { randomUUID } from 'node:crypto';
import type { Knex } from 'knex';
import { planSessionSchema } from '../../contract';
import { controller, type LiveWorld } from './a-live-world';

/** A session on the air in a room of its own: what leads there is proved elsewhere. */
export async function onTheAir(world: LiveWorld, knex: Knex): Promise<{ session: string; room: string }> {
  const session = randomUUID();
  const { station } = controller;
  const owner = { kind: 'session', id: session } as const;
  const plan = planSessionSchema.parse({
    ...{ title: '脐橙公益专场', language: 'zh-Hans', kinds: ['selling'] },
    ...{ plannedAt: '2026-11-30T12:00:00Z', plannedMinutes: 60 },
  });
  const { title, language } = plan;
  const room = await world.ground.database.transaction(async (tx) => {
    const made = await world.rooms.port.open(tx, { owner, station, title, language });
    const kept = { ...plan, id: session, station, room: made, series: session, rehearsalOf: null };
    await world.sessionDeps.sessions.insert(tx, { ...kept, madeBy: controller.id });
    return made;
  });
  await knex('live_session').where({ id: session }).update({ state: 'live', began_at: knex.fn.now() });
  return { session, room };
}

/** Pairs of pins of a room of which one begins before the other ended. */
export async function overlapsIn(knex: Knex, room: string): Promise<number> {
  const { rows } = await knex.raw<{ rows: unknown[] }>(
    `SELECT 1 FROM live_pin a JOIN live_pin b ON a.room = b.room AND a.id < b.id WHERE a.room = ?
     AND a.pinned_at < coalesce(b.unpinned_at, 'infinity') AND b.pinned_at < coalesce(a.unpinned_at, 'infinity')`,
    [room],
  );
  return rows.length;
}
