import type { Platform } from '../platform';
import { lanesFromEnv } from './lanes/lanes-from-env';
import { createNotices, type Notices } from './notices';

/** What of the platform notices are made from. */
export type WiredFrom = Pick<
  Platform,
  | 'strapi'
  | 'database'
  | 'listener'
  | 'ledger'
  | 'vault'
  | 'ids'
  | 'random'
  | 'log'
  | 'clock'
  | 'stations'
  | 'roster'
  | 'realtime'
  | 'mail'
  | 'sms'
>;

/** Makes the notices of a host. */
export function wireNotices(platform: WiredFrom): Notices {
  const { strapi, realtime, clock } = platform;
  return createNotices({
    ...platform,
    lanes: lanesFromEnv(process.env, platform),
    whoIsOn: async (post) => (await platform.roster.whoIsOn(post)).map(({ person }) => person),
    whoMay: (wanted) => platform.roster.whoMay(wanted),
    adminAddress: () => String(strapi.config.get('admin.absoluteUrl')),
    publish: (person, change) => {
      realtime.publish(`notices:${person}`, { ...change, at: clock.now().toISOString() });
    },
  });
}
