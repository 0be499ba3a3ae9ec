import { join } from 'node:path';
import type { ChannelLane } from '../../contract';
import { createDatabaseTime, type Platform } from '../../platform';
import { channelStore } from '../channels/channel-store';
import { targetStore } from '../channels/target-store';
import { editionDeskStore } from '../editions/edition-desk-store';
import { editionStore } from '../editions/edition-store';
import { mediaFacts } from '../editions/media-fact-store';
import { readRulePacks } from '../editions/read-packs';
import { caseStore } from '../review/case-store';
import { policyStore } from '../review/policy-store';
import { signatureStore } from '../review/signature-store';
import type { PlatformOutlets } from '../outlets/drivers-wiring';
import { outletsOf } from '../outlets/outlets-wiring';
import { assetsAllow } from '../rights/asset-store';
import { keptFromFeeds } from '../feeds/kept-store';
import { leaseStore } from '../rights/lease-store';
import { revisionStore } from '../revisions/revision-store';
import { blockStore } from '../takedowns/block-store';
import { correctionStore } from '../corrections/correction-store';
import { switchStore } from '../switches/switch-store';
import { airingStore } from './airing-store';
import { attemptStore } from './attempt-store';
import type { DeliveryDeps } from './delivery-deps';
import { deliveryStore } from './delivery-store';
import { isStale } from './is-stale';
import { assistedOutlet, houseOutlet } from './house-outlets';
import type { Outlet } from './outlet.rules';
import { pressOf, unpublishOf } from './press-store';
import { publishedHash } from './published-store';
import { trafficStore } from './traffic-store';

type Ground = Pick<Platform, 'database' | 'ledger' | 'outbox' | 'ids' | 'vault' | 'log'>;
type Ports = Pick<DeliveryDeps, 'packs' | 'outlets' | 'storyUrl' | 'lease' | 'assetsAllow' | 'mediaFacts' | 'isStale'>;

/** Puts together what deliveries work with: each node has a name of its own in leases. */
export function deliveryDeps(ground: Ground, ports: Ports): DeliveryDeps {
  const { database, ledger, outbox, ids, vault, log } = ground;
  const stores = {
    ...{
      channels: channelStore,
      targets: targetStore,
      editions: editionStore,
      desk: editionDeskStore,
      deliveries: deliveryStore,
    },
    ...{ attempts: attemptStore, traffic: trafficStore, airings: airingStore, revisions: revisionStore },
    ...{ cases: caseStore, signatures: signatureStore, blocks: blockStore, published: publishedHash },
    ...{ switches: switchStore, corrections: correctionStore, leases: leaseStore },
  };
  const time = createDatabaseTime(database);
  return { database, ledger, outbox, ids, vault, log, ...stores, ...ports, time, worker: ids.next() };
}

/** The outlets that this release has: our own surfaces, people, and the platforms that have a driver. */
export function allOutlets(own: Outlet, driven: PlatformOutlets): DeliveryDeps['outlets'] {
  const byLane: Readonly<Record<Exclude<ChannelLane, 'driver'>, Outlet>> = {
    app: own,
    feed: own,
    assisted: assistedOutlet,
  };
  return ({ lane, platform }) => (lane === 'driver' ? driven(platform) : byLane[lane]);
}

const made = new WeakMap<Platform, DeliveryDeps>();

/** What deliveries work with on a host, made once. */
export function deliveryDepsOf(platform: Platform): DeliveryDeps {
  const known = made.get(platform);
  if (known) return known;
  const { strapi, database } = platform;
  const configured = strapi.config.get<string>('server.url');
  const origin = configured ? new URL(configured).origin : '';
  const own = houseOutlet({
    published: (asked) => publishedHash(database.read, asked),
    press: pressOf(platform),
    unpublish: unpublishOf(platform),
    keptFromFeeds: async ({ documentId: id, locale }) =>
      (await keptFromFeeds(database.read, { ids: [id], locale })).has(id),
    prefix: origin,
  });
  const deps = deliveryDeps(platform, {
    assetsAllow,
    mediaFacts,
    isStale: isStale({ policies: policyStore, stations: platform.stations }),
    packs: readRulePacks(join(strapi.dirs.app.root, 'database/rule-packs')),
    outlets: allOutlets(own, outletsOf(platform)),
    // A link without an address in front of it leads nowhere from another platform.
    storyUrl: (documentId) => (origin ? `${origin}/story/${documentId}` : null),
  });
  made.set(platform, deps);
  return deps;
}
