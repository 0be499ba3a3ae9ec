import type { PackShelf, StaffActor } from '../../contract';
import { ok, type Result } from '../../kernel';
import type { SharedTime } from '../../platform';
import { packDay } from '../editions/pack-day.rules';
import { standingsOf } from '../editions/pack-standing.rules';
import type { RulePacks } from '../editions/read-packs';
import type { ChannelDeps } from './channel-deps';

/** What the shelf of rule packs stands on. */
export type PackDeps = Pick<ChannelDeps, 'channels' | 'database'> & {
  readonly packs: RulePacks;
  readonly time: SharedTime;
};

/** What each platform asks of an edition (规则包), by versions, and the accounts of one's stations that go by it. */
export async function viewPacks(
  { packs, time, channels, database }: PackDeps,
  actor: StaffActor,
  station: string | undefined,
): Promise<Result<PackShelf, never>> {
  const stations = actor.stations.filter((one) => station === undefined || one === station);
  const open = await channels.list(database.read, { stations, closed: false });
  return ok({
    packs: standingsOf(packs.all, packDay(await time.now())),
    accounts: open.map(({ id, name, account, platform, rulePack }) => ({ id, name, account, platform, rulePack })),
  });
}
