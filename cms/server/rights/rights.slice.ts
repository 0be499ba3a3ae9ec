import {
  deliveryMoved,
  familyChanged,
  mediaChanged,
  RIGHTS_NOTE,
  RIGHTS_READ,
  RIGHTS_WITHDRAW,
  rightsChanged,
  rightsErrors,
  type RoleSlug,
} from '../../contract';
import type { Platform, Slice } from '../../platform';
import { rightsOver } from './rights-notices';
import { rightsRoutes } from './rights-routes';
import { rightsDepsOf } from './rights-wiring';
import { tellLate, tellOver } from './tell-over';

const READERS: readonly RoleSlug[] = [
  'chief-editor',
  'desk-head',
  'editor',
  'reporter',
  'mcn-operator',
  'compliance-officer',
];

/** Leases of rights (授权): noted with a manuscript, enforced when it goes out, told of when they are over. */
export const rightsSlice: Slice = {
  name: 'rights',
  errors: [rightsErrors],
  permissions: [
    { action: RIGHTS_READ, displayName: '查看稿件授权 See the rights of manuscripts', subCategory: '稿库 Library' },
    { action: RIGHTS_NOTE, displayName: '登记、终止授权 Note and end leases', subCategory: '稿库 Library' },
    {
      action: RIGHTS_WITHDRAW,
      displayName: '下线授权到期的内容 Take down posts whose rights are over',
      subCategory: '稿库 Library',
    },
  ],
  grants: [
    { roles: READERS, action: RIGHTS_READ },
    { roles: ['chief-editor', 'desk-head', 'editor', 'compliance-officer'], action: RIGHTS_NOTE },
    { roles: ['chief-editor', 'compliance-officer'], action: RIGHTS_WITHDRAW },
  ],
  register(platform) {
    platform.notices.declare([rightsOver]);
    listen(platform);
    platform.schedule.tick({
      name: 'rights.over',
      cron: '*/20 * * * * *',
      missed: 'run-once',
      handle: () =>
        Promise.resolve(async (tx) => {
          await tellOver(rightsDepsOf(platform), tx);
        }),
    });
  },
  routes: (platform) => [rightsRoutes(rightsDepsOf(platform))],
};

function listen(platform: Platform): void {
  const { outbox } = platform;
  outbox.subscribe({
    name: 'rights.wake',
    events: [rightsChanged, familyChanged],
    handle: async ({ payload: { documentId } }, tx) => {
      const { posts, lineage } = rightsDepsOf(platform);
      await posts.wake(tx, await lineage.descendantsOf(tx, [documentId]));
    },
  });
  outbox.subscribe({
    name: 'rights.files',
    events: [mediaChanged],
    handle: ({ station }, tx) => rightsDepsOf(platform).posts.wakeStation(tx, station),
  });
  outbox.subscribe({
    name: 'rights.late',
    events: [deliveryMoved],
    handle: async ({ payload: { state, documentId } }, tx) => {
      if (state === 'live') await tellLate(rightsDepsOf(platform), tx, documentId);
    },
  });
}
