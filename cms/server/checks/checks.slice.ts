import { join } from 'node:path';
import {
  checkErrors,
  checkRulesChanged,
  CHECKS_READ,
  CHECKS_WAIVE,
  CHECKS_WAIVE_RED,
  CHECKS_WRITE,
  textChecksPort,
  type RoleSlug,
} from '../../contract';
import type { Slice } from '../../platform';
import { checkRoutes } from './checks-routes';
import { checksDepsOf } from './checks-wiring';
import { loadPack } from './load-pack';
import { readPack } from './read-pack';
import { createTextChecks } from './text-checks';

const HEADS: readonly RoleSlug[] = ['chief-editor', 'desk-head'];
const NEWSROOM: readonly RoleSlug[] = [...HEADS, 'editor', 'reporter', 'proofreader', 'compliance-officer'];

/** Machine checks (机审): rules as data, the engine that runs them, reports and waivers. */
export const checksSlice: Slice = {
  name: 'checks',
  errors: [checkErrors],
  permissions: [
    {
      action: CHECKS_READ,
      displayName: '运行机审、查看规则和报告 Run machine checks, see rules and reports',
      subCategory: '机审 Checks',
    },
    { action: CHECKS_WRITE, displayName: '增改机审规则 Write rules of machine checks', subCategory: '机审 Checks' },
    { action: CHECKS_WAIVE, displayName: '豁免机审结果 Waive findings', subCategory: '机审 Checks' },
    { action: CHECKS_WAIVE_RED, displayName: '豁免红色机审结果 Waive red findings', subCategory: '机审 Checks' },
  ],
  grants: [
    { roles: NEWSROOM, action: CHECKS_READ },
    { roles: [...HEADS, 'proofreader'], action: CHECKS_WRITE },
    { roles: [...HEADS, 'editor'], action: CHECKS_WAIVE },
    { roles: HEADS, action: CHECKS_WAIVE_RED },
  ],
  register: (platform) => {
    const { books } = checksDepsOf(platform);
    platform.outbox.onEveryNode([checkRulesChanged], { heard: books.forget, lost: books.forget });
    platform.ports.offer(
      textChecksPort,
      createTextChecks(() => checksDepsOf(platform)),
    );
  },
  start: async (platform) => {
    const pack = readPack(join(platform.strapi.dirs.app.root, 'database/rules'));
    const loaded = await loadPack(checksDepsOf(platform), pack);
    if (Object.values(loaded).some((count) => count > 0)) platform.log.info('rules of machine checks loaded', loaded);
  },
  routes: (platform) => [checkRoutes(checksDepsOf(platform))],
};
