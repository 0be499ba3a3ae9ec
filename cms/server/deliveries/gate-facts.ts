import type { Channel, PostingState } from '../../contract';
import type { Tx } from '../../platform';
import type { Delivery } from './delivery-store';
import type { DeliveryDeps } from './delivery-deps';
import type { Elsewhere, GateFacts } from './gates.rules';
import { UNSETTLED } from './delivery.machine';
import { isCovered } from './is-covered';
import { isBlocked } from './is-blocked';
import { isLicensed } from './is-licensed';
import type { Edition } from '../editions/edition-store';

type About = { readonly row: Delivery; readonly channel: Channel; readonly edition: Edition };

const THERE: readonly PostingState[] = ['live', 'replaced'];

/** Reads everything that decides whether a delivery may go out now, at one moment of the database's clock. */
export async function gateFacts(deps: DeliveryDeps, tx: Tx, { row, channel, edition }: About): Promise<GateFacts> {
  const now = await deps.time.now(tx);
  return {
    now,
    dueAt: row.dueAt,
    nextAt: row.nextAt ?? now,
    embargo: row.embargo,
    missed: row.missed,
    released: row.releasedAt !== null,
    aired: row.embargo.kind === 'until-aired' && (await deps.airings.isAired(tx, row, now)),
    elsewhere: await elsewhere(deps, tx, row),
    covered: await isCovered(deps, tx, edition),
    blocked: await isBlocked(deps, tx, edition),
    licence: await isLicensed(deps, tx, { row, channel, edition, now }),
    stale: (await deps.isStale?.(tx, { ...edition, now })) ?? false,
    active: channel.active,
    quota: channel.quota,
    used: await deps.traffic.used(tx, channel.id, channel.quota),
    windows: (await waitsForNoHour(deps, tx, { row, edition })) ? [] : channel.windows,
    pace: channel.pace
      ? { most: channel.pace.posts, ...(await deps.traffic.paced(tx, channel.id, channel.pace)) }
      : undefined,
  };
}

/** Breaking news waits for no hour, nor does what corrects what stands there. */
async function waitsForNoHour(
  deps: DeliveryDeps,
  tx: Tx,
  { row, edition }: Pick<About, 'row' | 'edition'>,
): Promise<boolean> {
  if (await deps.switches.isBreaking(tx, row)) return true;
  const { documentId, locale, action } = row;
  return action === 'update' && deps.corrections.corrects(tx, { documentId, locale, hash: edition.masterHash });
}

async function elsewhere(deps: DeliveryDeps, tx: Tx, { documentId, locale, embargo }: Delivery): Promise<Elsewhere> {
  if (embargo.kind !== 'until-live') return 'live';
  const other = await deps.deliveries.latest(tx, { documentId, locale, channel: embargo.channel });
  if (!other) return 'failed';
  if (THERE.includes(other.state)) return 'live';
  // Somebody posts it by hand: that is still to come.
  return UNSETTLED.includes(other.state) || other.state === 'manual' ? 'coming' : 'failed';
}
