import type { Channel, PostingState } from '../../contract';
import type { Tx } from '../../platform';
import type { Delivery } from './delivery-store';
import type { DeliveryDeps } from './delivery-deps';
import type { Elsewhere, GateFacts, HourFacts } from './gates.rules';
import { UNSETTLED } from './delivery.machine';
import type { Licence } from '../rights/lease.rules';
import { isCovered, type Signing } from './is-covered';
import { isBlocked } from './is-blocked';
import { isLicensed, isLicensedAsOwn } from './is-licensed';
import type { Edition } from '../editions/edition-store';

type About = {
  readonly row: Delivery;
  readonly channel: Channel;
  readonly edition: Edition;
  /** The moment of the database's clock at which the row was taken. */
  readonly now: Date;
};

const THERE: readonly PostingState[] = ['live', 'replaced'];

/** Reads everything that decides whether a delivery may go out now, at one moment of the database's clock. */
export async function gateFacts(deps: DeliveryDeps, tx: Tx, about: About): Promise<GateFacts> {
  const { row, channel, edition, now } = about;
  const { masterHash: hash } = edition;
  const signing = await signingOf(deps, tx, edition);
  const covered = signing !== undefined && isCovered(signing, edition);
  return {
    ...(await hourFacts(deps, tx, { row, channel, masterHash: hash, now })),
    app: channel.lane === 'feed' ? await inOurApp(deps, tx, row) : undefined,
    covered: covered && (!isOwn(channel) || signing.kept.hash === hash || (await isOut(deps, tx, edition))),
    blocked: await isBlocked(deps, tx, edition),
    licence: await licenceHeld(deps, tx, about),
    stale: signing !== undefined && ((await deps.isStale?.(tx, { ...signing, hash, now })) ?? false),
  };
}

/** Holds the leases that it goes out by until it is on record: who ends one comes before it or after it. Most stories have none. */
async function licenceHeld(deps: DeliveryDeps, tx: Tx, about: About): Promise<Licence> {
  const isBorrowed = await deps.leases.holdAbove(tx, about.row.documentId);
  return isBorrowed ? isLicensed(deps, tx, about) : isLicensedAsOwn(deps, tx, about);
}

async function signingOf(
  { cases, signatures }: Pick<DeliveryDeps, 'cases' | 'signatures'>,
  tx: Tx,
  { documentId, locale }: Edition,
): Promise<Signing | undefined> {
  const kept = await cases.now(tx, { documentId, locale });
  return kept && { kept, signatures: await signatures.of(tx, kept.id) };
}

/** What is asked to know whether the hour is right. */
export type HourDeps = Pick<DeliveryDeps, 'time' | 'airings' | 'deliveries' | 'traffic' | 'switches' | 'corrections'>;

type OfHour = Pick<About, 'row' | 'channel' | 'now'> & Pick<Edition, 'masterHash'>;

/** Reads what decides about the hour of a delivery. */
export async function hourFacts(deps: HourDeps, tx: Tx, about: OfHour): Promise<HourFacts> {
  const { row, channel, now } = about;
  return {
    now,
    dueAt: row.dueAt,
    nextAt: row.nextAt ?? now,
    embargo: row.embargo,
    missed: row.missed,
    released: row.releasedAt !== null,
    aired: row.embargo.kind === 'until-aired' && (await deps.airings.isAired(tx, row, now)),
    elsewhere: await elsewhere(deps, tx, row),
    active: channel.active,
    quota: channel.quota,
    used: await deps.traffic.used(tx, channel.id, channel.quota),
    windows: channel.windows.length > 0 && (await waitsForNoHour(deps, tx, about)) ? [] : channel.windows,
    pace: channel.pace
      ? { most: channel.pace.posts, ...(await deps.traffic.paced(tx, channel.id, channel.pace)) }
      : undefined,
  };
}

/** Our own app and feeds: what stands there is what was published. */
export const isOwn = ({ lane }: Pick<Channel, 'lane'>): boolean => lane === 'app' || lane === 'feed';

/** Only the newest words can be published, so ours go out while they are the newest, or when they are out already. */
async function isOut(
  deps: Pick<DeliveryDeps, 'published'>,
  tx: Tx,
  { documentId, locale, masterHash }: Edition,
): Promise<boolean> {
  return (await deps.published(tx, { documentId, locale })) === masterHash;
}

/** How the delivery of the same words to our own app is getting on, where there is one. */
async function inOurApp(
  deps: DeliveryDeps,
  tx: Tx,
  { station, documentId, locale, revision }: Delivery,
): Promise<Elsewhere | undefined> {
  const channels = await deps.channels.list(tx, { stations: [station], closed: false });
  for (const { id: channel } of channels.filter((one) => one.lane === 'app' && one.locale === locale)) {
    const row = await deps.deliveries.latest(tx, { documentId, locale, channel });
    if (row?.revision === revision && UNSETTLED.includes(row.state)) return 'coming';
  }
  return undefined;
}

/** Breaking news waits for no hour, nor does what corrects what stands there. */
async function waitsForNoHour(deps: HourDeps, tx: Tx, { row, masterHash: hash }: OfHour): Promise<boolean> {
  if (await deps.switches.isBreaking(tx, row)) return true;
  const { documentId, locale, action } = row;
  return action === 'update' && deps.corrections.corrects(tx, { documentId, locale, hash });
}

async function elsewhere(deps: HourDeps, tx: Tx, { documentId, locale, embargo }: Delivery): Promise<Elsewhere> {
  if (embargo.kind !== 'until-live') return 'live';
  const other = await deps.deliveries.latest(tx, { documentId, locale, channel: embargo.channel });
  if (!other) return 'failed';
  if (THERE.includes(other.state)) return 'live';
  // Somebody posts it by hand: that is still to come.
  return UNSETTLED.includes(other.state) || other.state === 'manual' ? 'coming' : 'failed';
}
