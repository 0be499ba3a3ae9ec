import { channelsContract, type Channel, type StaffActor } from '../../contract';
import { ok } from '../../kernel';
import { routes, type RouteGroup } from '../../platform';
import type { ChannelDeps } from './channel-deps';
import { checkAccount, type CheckDeps } from './check-account';
import { closeChannel, viewClosing, type CloseDeps } from './close-channel';
import { setTargets, viewTargets } from './set-targets';
import { listChannels, viewChannel } from './view-channels';
import { viewPacks, type PackDeps } from './view-packs';
import { addChannel, changeChannel } from './write-channel';

/** What was sent on a channel within its quota, what waits for it and what is in trouble. */
export type Traffic = (channel: Channel) => Promise<{ used: number; waiting: number; troubled: number }>;

/** The routes of channels. */
export function channelRoutes(deps: ChannelDeps & CheckDeps & CloseDeps & PackDeps, traffic: Traffic): RouteGroup {
  const health = async (actor: StaffActor, id: string) => {
    const found = await viewChannel(deps, actor, id);
    if (!found.ok) return found;
    const { health: state, healthNote: note, healthAt: at } = found.value;
    return ok({ health: state, note, at, ...(await traffic(found.value)) });
  };
  return routes(channelsContract, {
    list: ({ actor, query }) => listChannels(deps, actor, { station: query.station, closed: query.closed === 'true' }),
    add: ({ actor, body }) => addChannel(deps, actor, body),
    targets: ({ actor, query }) => viewTargets(deps, actor, query),
    setTargets: ({ actor, body }) => setTargets(deps, actor, body),
    packs: ({ actor, query }) => viewPacks(deps, actor, query.station),
    one: ({ actor, params }) => viewChannel(deps, actor, params.id),
    change: ({ actor, params, body }) => changeChannel(deps, actor, { ...params, ...body }),
    close: ({ actor, params, body }) => closeChannel(deps, actor, { ...params, ...body }),
    closing: ({ actor, params }) => viewClosing(deps, actor, params.id),
    check: ({ actor, params }) => checkAccount(deps, actor, params.id),
    health: ({ actor, params }) => health(actor, params.id),
  });
}
