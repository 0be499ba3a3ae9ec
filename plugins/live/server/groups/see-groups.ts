import { mapOk, type Result } from '@hearth/cms/kernel';
import type { RefusalOf, StaffActor } from '@hearth/cms/contract';
import type { Database } from '@hearth/cms/platform';
import type { GatheringGroup, LiveGroups, LiveOffer, LiveOffers } from '@hearth/shop/contract';
import type { LiveGroup, LiveLeader, LiveSessions, OpenTool, SessionFacts, sessionErrors } from '../../contract';
import { isOver } from '../games/session-for';
import { seenSession } from '../pins/see-pins';

/** What reading the groups of a live stands on. */
export type SeeGroupsDeps = {
  readonly database: Database;
  readonly sessions: Pick<LiveSessions, 'find' | 'ofRoom' | 'items'>;
  readonly offers: Pick<LiveOffers, 'of' | 'ofSession'>;
  readonly groups: Pick<LiveGroups, 'gathering' | 'leaders'>;
};

type Of = Pick<SessionFacts, 'id' | 'station'>;

/** What a live sells: the offers of its run-of-show, and those that are bound to it. */
export async function offersOf({ database, sessions, offers }: SeeGroupsDeps, { id, station }: Of): Promise<string[]> {
  const [lines, bound] = await Promise.all([sessions.items(database.read, id), offers.ofSession(station, id)]);
  return [...new Set([...lines.flatMap(({ offer }) => offer ?? []), ...bound])];
}

/** A group as the room reads it: one line that says what is bought, and where it is picked up. */
export function liveGroup(
  { madeAt: opensAt, ...group }: GatheringGroup,
  { title, spec }: Pick<LiveOffer, 'title' | 'spec'>,
): LiveGroup {
  return { ...group, opensAt, title: `${title['zh-Hans'] ?? ''} ${spec} · ${group.point.point}`.trim() };
}

/** A group as whoever comes into the room is told of it. */
export const groupTool = ({ id, title, offer, opensAt, cutoff }: LiveGroup): OpenTool => ({
  ...{ kind: 'group', id, title, offer, opensAt, closesAt: cutoff },
});

/** The groups that gather for what a live sells. */
export async function groupsOf(deps: SeeGroupsDeps, session: Of): Promise<LiveGroup[]> {
  const wanted = await offersOf(deps, session);
  if (wanted.length === 0) return [];
  const gathering = await deps.groups.gathering(wanted);
  if (gathering.length === 0) return [];
  const found = await deps.offers.of(session.station, [...new Set(gathering.map(({ offer }) => offer))]);
  const goods = new Map(found.map((offer) => [offer.id, offer]));
  return gathering.flatMap((group) => {
    const of = goods.get(group.offer);
    return of ? [liveGroup(group, of)] : [];
  });
}

/** What whoever comes into a room must know of its groups; a rehearsal and a live that is over have none. */
export async function groupsInRoom(deps: SeeGroupsDeps, room: string): Promise<OpenTool[]> {
  const session = await deps.sessions.ofRoom(deps.database.read, room);
  if (!session || session.isRehearsal || isOver(session)) return [];
  return (await groupsOf(deps, session)).map(groupTool);
}

type Board = { readonly groups: LiveGroup[]; readonly leaders: LiveLeader[] };

/** The groups of a live, and who may lead one. */
export async function seeGroups(
  deps: SeeGroupsDeps,
  actor: StaffActor,
  id: string,
): Promise<Result<Board, RefusalOf<typeof sessionErrors, 'NOT_FOUND'>>> {
  const session = await seenSession(deps, actor, id);
  if (!session.ok) return session;
  const { station } = session.value;
  const [groups, leaders] = await Promise.all([groupsOf(deps, session.value), deps.groups.leaders(station)]);
  return mapOk(session, () => ({ groups, leaders: [...leaders] }));
}
