import { ok } from '@hearth/cms/kernel';
import {
  flow,
  routes,
  type PermissionDeclaration,
  type Platform,
  type RouteGroup,
  type Slice,
} from '@hearth/cms/platform';
import {
  confirmDuties,
  dutiesContract,
  dutyErrors,
  liveShelvesPort,
  readDuties,
  sessionHoldsPort,
  sessionMoneyPort,
  sessionPartsPort,
  sessionsContract,
  sessionsPort,
  writeSessions,
} from '../../contract';
import { fillDemoLives } from '../demo/fill-demo-lives';
import { exportSession } from '../evidence/export-session';
import { holdSession, liftSessionHold } from '../evidence/hold-session';
import { createLiveShelves } from '../sessions/live-shelves';
import { sessionHoldStore } from '../evidence/session-hold-store';
import { moneyOf } from '../sessions/session-money';
import { createSessionParts } from '../sessions/session-parts';
import { pinGoods, tellSession } from '../sessions/tell-session';
import { confirmDuty } from './confirm-duty';
import { dutyDeps, sessionBook } from './duties-wiring';
import { runChecks } from './run-checks';
import { listSessions, seeDuties } from './see-duties';

const permission = (action: string, zh: string, en: string): PermissionDeclaration => ({
  ...{ action, displayName: `${zh} ${en}`, subCategory: '店铺 Shop' },
});

/** Lives (场次) as the shop knows them, and which duties of the law were checked for each (合规清单). */
export const dutiesSlice: Slice = {
  name: 'shop.duties',
  errors: [dutyErrors],
  permissions: [
    permission(readDuties, '查看场次与合规清单', 'See lives and their duties'),
    permission(confirmDuties, '核对并确认合规义务', 'Check and confirm duties of lives'),
    permission(writeSessions, '登记场次与展示商品', 'Enter lives and what they show'),
  ],
  grants: [
    {
      roles: [
        ...(['compliance-officer', 'chief-editor', 'desk-head', 'shop-keeper', 'field-controller', 'finance'] as const),
        'station-administrator',
      ],
      action: readDuties,
    },
    { roles: ['compliance-officer', 'chief-editor', 'desk-head'], action: confirmDuties },
    { roles: ['compliance-officer', 'shop-keeper', 'field-controller'], action: writeSessions },
  ],
  register: (platform) => {
    const { ports, database } = platform;
    ports.offer(sessionPartsPort, createSessionParts());
    ports.offer(liveShelvesPort, createLiveShelves());
    ports.offer(sessionHoldsPort, { held: () => sessionHoldStore.held(database.read) });
    ports.offer(
      sessionsPort,
      sessionBook(() => dutyDeps(platform)),
    );
    ports.offer(sessionMoneyPort, { moneyOf: (live) => moneyOf(dutyDeps(platform), live) });
  },
  demo: (platform, stage) => fillDemoLives(dutyDeps(platform), stage, platform.clock.now()),
  routes: (platform) => dutyRoutes(platform),
};

function dutyRoutes(platform: Platform): readonly RouteGroup[] {
  const deps = dutyDeps(platform);
  return [
    routes(sessionsContract, {
      tellSession: ({ actor, params, body }) => tellSession(deps, actor, { ...body, ...params }),
      pinGoods: ({ actor, params, body }) => pinGoods(deps, actor, { ...body, ...params }),
    }),
    routes(dutiesContract, {
      sessions: ({ actor, query }) => listSessions(deps, actor, query),
      sessionDuties: ({ actor, params }) => seeDuties(deps, actor, params.id),
      checkDuties: ({ actor, params, body }) => runChecks(deps, actor, { ...params, ...body }),
      confirmDuty: ({ actor, params, body }) => confirmDuty(deps, actor, { ...params, ...body }),
      sessionEvidence: async ({ actor, params }) => {
        const taken = await exportSession(deps, actor, params.id);
        if (!taken.ok) return taken;
        const { name, parts, pieces } = taken.value;
        return ok(
          flow({ pieces, name, type: 'application/json; charset=utf-8', headers: { 'X-Lines': String(parts) } }),
        );
      },
      holdSession: ({ actor, params, body }) => holdSession(deps, actor, { ...params, ...body }),
      liftSessionHold: ({ actor, params, body }) => liftSessionHold(deps, actor, { ...params, ...body }),
    }),
  ];
}
