import type { Channel, StaffActor } from '../../contract';
import { CHANNELS_MANAGE } from '../../contract';
import { err, ok, type Result } from '../../kernel';
import { worksAt, type ChannelDeps, type ChannelRefusal } from './channel-deps';

/** The channels that somebody sees, and whether they may change them. */
export async function listChannels(
  deps: ChannelDeps,
  actor: StaffActor,
  asked: { readonly station?: string | undefined; readonly closed: boolean },
): Promise<Result<{ channels: Channel[]; mayManage: boolean }, ChannelRefusal>> {
  const stations = actor.stations.filter((one) => asked.station === undefined || one === asked.station);
  const channels = await deps.channels.list(deps.database.read, { stations, closed: asked.closed });
  const powers = await deps.roster.powersOf(actor.id);
  return ok({ channels: [...channels], mayManage: powers.includes(CHANNELS_MANAGE) });
}

/** One channel. */
export async function viewChannel(
  deps: Pick<ChannelDeps, 'channels' | 'database'>,
  actor: StaffActor,
  id: string,
): Promise<Result<Channel, ChannelRefusal>> {
  const found = await deps.channels.byId(deps.database.read, id);
  return found && worksAt(actor, found.station) ? ok(found) : err('HEARTH.NOT_FOUND');
}
