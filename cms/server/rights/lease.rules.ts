import { regionsOf, type ChannelPlatform, type LeaseState, type RightsLack } from '../../contract';

/** What rules ask of a lease. */
export type LeaseFacts = {
  readonly id: string;
  readonly platforms: readonly string[];
  readonly channels: readonly string[];
  readonly regions: readonly string[];
  readonly from: Date | null;
  /** The end is exclusive: at that very moment it is over. */
  readonly to: Date | null;
  readonly endedAt: Date | null;
  readonly maxUses: number | null;
  readonly used: number;
};

/** A story that wants to go out on an account. */
export type Wish = {
  readonly channel: string;
  readonly platform: ChannelPlatform;
  readonly now: Date;
  /** Leases that this story was drawn on for this account before: to correct it there is no new use. */
  readonly drawn: readonly string[];
};

/** Whether a story may go out on an account: on which leases, or what is lacking and from when it would do. */
export type Licence =
  | { readonly ok: true; readonly leases: readonly string[] }
  | { readonly ok: false; readonly lack: RightsLack; readonly from: Date | null };

/** What is the station's own needs nobody's leave. */
export const OWN: Licence = { ok: true, leases: [] };

/** How a lease stands at a moment. */
export function leaseState({ from, to, endedAt, maxUses, used }: LeaseFacts, now: Date): LeaseState {
  if ((endedAt && now >= endedAt) || (to && now >= to)) return 'over';
  if (from && now < from) return 'future';
  return maxUses !== null && used >= maxUses ? 'used-up' : 'running';
}

const lacking = (lack: RightsLack, from: Date | null = null): Licence => ({ ok: false, lack, from });

const isForAccount = ({ platforms, channels }: LeaseFacts, { channel, platform }: Wish): boolean =>
  (platforms.length === 0 && channels.length === 0) || channels.includes(channel) || platforms.includes(platform);

const isForRegion = ({ regions }: LeaseFacts, { platform }: Wish): boolean =>
  regions.length === 0 || regionsOf(platform).every((region) => regions.includes(region));

/** A lease that runs out first is used first; one that was drawn on for this post already comes before all. */
function byUse(a: LeaseFacts, b: LeaseFacts, { drawn }: Wish): number {
  const known = Number(drawn.includes(b.id)) - Number(drawn.includes(a.id));
  return known || (a.to?.getTime() ?? Number.MAX_VALUE) - (b.to?.getTime() ?? Number.MAX_VALUE);
}

/** What the leases of one manuscript say of a wish. One that has none is the station's own. */
export function licenceBy(leases: readonly LeaseFacts[], wish: Wish): Licence {
  if (leases.length === 0) return OWN;
  const forAccount = leases.filter((lease) => isForAccount(lease, wish));
  if (forAccount.length === 0) return lacking('account');
  const forRegion = forAccount.filter((lease) => isForRegion(lease, wish));
  if (forRegion.length === 0) return lacking('region');
  const stateOf = (lease: LeaseFacts): LeaseState => leaseState(lease, wish.now);
  const usable = forRegion.filter((lease) => {
    const state = stateOf(lease);
    return state === 'running' || (state === 'used-up' && wish.drawn.includes(lease.id));
  });
  const [best] = usable.sort((a, b) => byUse(a, b, wish));
  if (best) return { ok: true, leases: [best.id] };
  const begins = forRegion.filter((lease) => stateOf(lease) === 'future').flatMap(({ from }) => (from ? [from] : []));
  if (begins.length > 0) return lacking('future', new Date(Math.min(...begins.map((one) => one.getTime()))));
  return lacking(forRegion.some((lease) => stateOf(lease) === 'used-up') ? 'used-up' : 'over');
}

/** A manuscript and everything that it was made from must be allowed, each by a lease of its own. */
export function licenceOfAll(each: readonly (readonly LeaseFacts[])[], wish: Wish): Licence {
  const found = each.map((leases) => licenceBy(leases, wish));
  const lack = found.find((one) => !one.ok);
  return lack ?? { ok: true, leases: found.flatMap((one) => (one.ok ? one.leases : [])) };
}
