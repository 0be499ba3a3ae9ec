import { reviewErrors } from '../../contract';
import type { PermissionDeclaration, Slice } from '../../platform';
import { guardPublishedRows } from './release-store';
import { POWERS } from './review-deps';
import { reviewNotices } from './review-notices';
import { reviewRoutes } from './review-routes';
import { reviewTicks } from './review-ticks-wiring';
import { reviewDeps } from './review-wiring';
import { reviewMachine } from './review.machine';
import { tellOfReview } from './tell-of-review';
import { tellOfWaits } from './tell-of-waits';
import { lateStore } from './late-store';

const permission = (action: string, zh: string, en: string): PermissionDeclaration => ({
  action,
  displayName: `${zh} ${en}`,
  subCategory: '审校 Review',
});

const NEWSROOM = ['chief-editor', 'desk-head', 'editor', 'reporter', 'proofreader'] as const;

/** Three reviews and three proofs (三审三校): who signs what, and the gate that lets only signed words out. */
export const reviewSlice: Slice = {
  name: 'review',
  machines: [reviewMachine],
  errors: [reviewErrors],
  permissions: [
    permission(POWERS.read, '看审校流程', 'See reviews'),
    permission(POWERS.submit, '送审', 'Hand in for review'),
    permission(POWERS.level(1), '一审签名', 'Sign the first review'),
    permission(POWERS.level(2), '二审签名', 'Sign the second review'),
    permission(POWERS.level(3), '三审签发', 'Sign the third review'),
    permission(POWERS.proof, '校对签名', 'Sign proofs'),
    permission(POWERS.emergency, '先发后审', 'Order an emergency release'),
    permission(POWERS.policy, '制定审校规则', 'Set the rules of review'),
  ],
  grants: [
    { roles: [...NEWSROOM, 'compliance-officer'], action: POWERS.read },
    { roles: ['chief-editor', 'desk-head', 'editor', 'reporter'], action: POWERS.submit },
    { roles: ['editor', 'desk-head'], action: POWERS.level(1) },
    { roles: ['desk-head', 'chief-editor'], action: POWERS.level(2) },
    { roles: ['chief-editor'], action: POWERS.level(3) },
    { roles: ['proofreader', 'editor'], action: POWERS.proof },
    { roles: ['chief-editor'], action: POWERS.emergency },
    { roles: ['chief-editor'], action: POWERS.policy },
  ],
  register(platform) {
    platform.notices.declare(reviewNotices);
    tellOfReview({ ...reviewDeps(platform), notices: platform.notices });
    tellOfWaits({ ...reviewDeps(platform), notices: platform.notices, late: lateStore });
    for (const tick of reviewTicks(platform)) platform.schedule.tick(tick);
  },
  async start(platform) {
    await guardPublishedRows(platform.database.read);
  },
  routes: (platform) => [reviewRoutes(platform)],
};
