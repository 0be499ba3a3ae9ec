import { createHash } from 'node:crypto';
import { handoverContract, handoverErrors } from '../../contract';
import { prepare, routes, SHIELD, type Platform, type Slice } from '../../platform';
import { deliveryDepsOf } from '../deliveries/deliveries-wiring';
import { deliveryLists } from '../deliveries/delivery-list-store';
import { makeLink, openLink, proveByLink, type HandoverDeps } from './hand-over';
import { HANDOVER_PAGE, HANDOVER_SCRIPT, HANDOVER_STYLE } from './handover-page.rules';
import { handoverStore } from './handover-store';

const handoverDeps = (platform: Platform): HandoverDeps => ({
  ...deliveryDepsOf(platform),
  lists: deliveryLists,
  links: handoverStore,
  random: platform.random,
});

const sha = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

/** What the page may do: run its own few lines and show media, and nothing else. */
const POLICY = [
  "default-src 'none'",
  `script-src ${sha(HANDOVER_SCRIPT)}`,
  `style-src ${sha(HANDOVER_STYLE)}`,
  "img-src 'self' https:",
  "media-src 'self' https:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** Posting by hand (人工代发): packages, one-time links to a phone, and the light page that they open. */
export const handoverSlice: Slice = {
  name: 'handover',
  errors: [handoverErrors],
  register({ schedule, database }) {
    schedule.tick({
      name: 'handover.forget',
      cron: '15 * * * *',
      missed: 'skip',
      handle: async () => {
        await database.transaction((tx) => handoverStore.forget(tx));
      },
    });
  },
  async start(platform) {
    const headers = { ...SHIELD, 'Content-Security-Policy': POLICY, 'Referrer-Policy': 'no-referrer' };
    const page = await prepare(HANDOVER_PAGE, { type: 'text/html; charset=utf-8', headers, cacheControl: 'no-store' });
    platform.fastLane.get('/handover', () => page);
  },
  routes: (platform) => {
    const deps = handoverDeps(platform);
    return [
      routes(handoverContract, {
        link: ({ actor, params }) => makeLink(deps, actor, params.id),
        open: ({ body }) => openLink(deps, body),
        prove: ({ body }) => proveByLink(deps, body),
      }),
    ];
  },
};
