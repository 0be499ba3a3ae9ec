import { createDatabaseTime, type Platform } from '../../platform';
import { channelStore } from '../channels/channel-store';
import { deliveryDepsOf } from '../deliveries/deliveries-wiring';
import { lineageStore } from '../lineage/lineage-store';
import { MANUSCRIPT } from '../manuscripts/manuscript.content-type';
import { caseStore } from '../review/case-store';
import { policyStore } from '../review/policy-store';
import { signatureStore } from '../review/signature-store';
import { leaseStore } from './lease-store';
import { postsStore } from './posts-store';
import type { RightsDeps } from './rights-deps';

/** What rights work with on a host. */
export function rightsDepsOf(platform: Platform): RightsDeps {
  return {
    ...platform,
    time: createDatabaseTime(platform.database),
    ...{ leases: leaseStore, posts: postsStore, lineage: lineageStore, channels: channelStore },
    review: {
      ...{ cases: caseStore, signatures: signatureStore, policies: policyStore },
      stations: platform.stations,
    },
    deliveries: deliveryDepsOf(platform),
    async withdraw(_tx, { documentId, locale }) {
      // Strapi carries the transaction that runs along by itself.
      await platform.strapi.documents(MANUSCRIPT).unpublish({ documentId, locale });
    },
  };
}
