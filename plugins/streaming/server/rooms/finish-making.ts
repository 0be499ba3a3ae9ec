import type { RoomDeps } from './room-deps';
import { settleRoom } from './settle-room';

/** Asks again about rooms whose driver did not answer, or whose host died while it asked: the same id makes no second stream. */
export async function finishMaking(deps: RoomDeps): Promise<void> {
  for (const room of await deps.rooms.stillMaking(deps.database)) {
    const made = await deps.drivers.named(room.driver)?.create({ ...room, opId: room.id });
    if (!made || (!made.ok && made.error.code !== 'STREAMING.PROVIDER_REFUSED')) continue;
    const actor = { kind: 'system', id: 'streaming', name: 'streaming', station: room.station } as const;
    await settleRoom(deps, actor, { id: room.id, stream: made.ok ? made.value.stream : undefined });
  }
}
