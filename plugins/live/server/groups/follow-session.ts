import type { EventOf } from '@hearth/cms/contract';
import type { Tx } from '@hearth/cms/platform';
import type { LiveRooms, liveSessionMoved } from '../../contract';
import { isOver } from '../games/session-for';
import { groupsOf, type SeeGroupsDeps } from './see-groups';

/** What follows a live stands on. */
export type FollowDeps = SeeGroupsDeps & { readonly rooms: Pick<LiveRooms, 'tell'> };

/** A live that is over tells of its groups no more. They go on gathering in the shop, as was promised to those who joined. */
export async function followSession(
  deps: FollowDeps,
  tx: Tx,
  { payload, station }: Pick<EventOf<typeof liveSessionMoved>, 'payload' | 'station'>,
): Promise<void> {
  const { session: id, room, to, isRehearsal } = payload;
  if (isRehearsal || !isOver({ state: to })) return;
  const groups = await groupsOf(deps, { id, station });
  tx.afterCommit(() => {
    for (const group of groups) deps.rooms.tell(room, { type: 'tool-closed', kind: 'group', id: group.id });
  });
}
