import type { WayToPay } from '@/contract/types';
import { fetchHome } from '@/data/content';
import { prefs } from '@/data/prefs';
import { ok, refuse, type Result } from '@/data/result';
import { beginPayment, fetchWays } from '@/data/shop';
import { openTill } from '@/platform/open-till';

/** Nobody carries money for the station, or not in a way that a page can open. */
export const NO_WAY = 'APP.NO_WAY_TO_PAY';
/** There is more than one way: the buyer chooses. */
export const CHOOSE = 'APP.CHOOSE_HOW_TO_PAY';

/** How the station can be paid. */
export async function waysToPay(): Promise<Result<readonly WayToPay[]>> {
  const home = await fetchHome(prefs.get().station, 'zh-Hans').catch(() => null);
  return home ? fetchWays(home.value.station.slug) : refuse('NET.UNREACHABLE');
}

/** Begins a payment and gives the address of its till. */
export async function tillOf(order: string, provider: WayToPay['provider']): Promise<Result<string>> {
  const begun = await beginPayment(order, provider);
  if (!begun.ok) return begun;
  const { handover } = begun.value;
  return handover?.kind === 'open' ? ok(handover.url) : refuse(NO_WAY);
}

/** Begins a payment and opens its till; the till leads back to the order. */
export async function payBy(order: string, provider: WayToPay['provider']): Promise<Result<'opened'>> {
  const till = await tillOf(order, provider);
  if (!till.ok) return till;
  return (await openTill(till.value)) ? ok('opened') : refuse(NO_WAY);
}

/** Opens the till at once where there is but one. */
export async function pay(order: string): Promise<Result<'opened'>> {
  const ways = await waysToPay();
  if (!ways.ok) return ways;
  const [only, ...others] = ways.value;
  if (!only) return refuse(NO_WAY);
  return others.length > 0 ? refuse(CHOOSE) : payBy(order, only.provider);
}
