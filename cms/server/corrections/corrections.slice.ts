import {
  correctionErrors,
  correctionMoved,
  CORRECTIONS_OPEN,
  CORRECTIONS_PROPOSE,
  CORRECTIONS_READ,
  correctionsContract,
  deliveryMoved,
  manuscriptSigned,
  storyCorrected,
  storyPublished,
} from '../../contract';
import { createDatabaseTime, routes, type PermissionDeclaration, type Platform, type Slice } from '../../platform';
import { deliveryDepsOf } from '../deliveries/deliveries-wiring';
import { lineageStore } from '../lineage/lineage-store';
import { releaseStore } from '../review/release-store';
import { scopeStore } from '../takedowns/scope-store';
import type { CorrectionDeps } from './correction-deps';
import { correctionMachine } from './correction.machine';
import { correctionNotices } from './correction-notices';
import { correctionStore } from './correction-store';
import { finishWhenDone, followSigned } from './follow-correction';
import { giveUpTrack } from './give-up-track';
import { leaveHits } from './leave-hits';
import { dropCorrection, joinCorrection, openCorrection, writeCorrection } from './open-correction';
import { rippleStore } from './ripple-store';
import { listCorrections, wholeCorrectionOf } from './view-corrections';
import { rippleOf } from './view-ripple';

const permission = (action: string, zh: string, en: string): PermissionDeclaration => ({
  action,
  displayName: `${zh} ${en}`,
  subCategory: '更正 Corrections',
});

/** What corrections work with on a host. */
export const correctionDepsOf = (platform: Platform): CorrectionDeps => ({
  ...platform,
  time: createDatabaseTime(platform.database),
  ...{ corrections: correctionStore, ripples: rippleStore, scopes: scopeStore, releases: releaseStore },
  lineage: lineageStore,
  deliveries: deliveryDepsOf(platform),
});

/** Orders of correction (更正令): a wrong fact, mended wherever it stands. */
export const correctionsSlice: Slice = {
  name: 'corrections',
  errors: [correctionErrors],
  machines: [correctionMachine],
  permissions: [
    permission(CORRECTIONS_READ, '查看更正', 'See corrections'),
    permission(CORRECTIONS_PROPOSE, '提请更正', 'Propose corrections'),
    permission(CORRECTIONS_OPEN, '开更正令', 'Open corrections'),
  ],
  grants: [
    {
      roles: ['chief-editor', 'desk-head', 'editor', 'reporter', 'proofreader', 'mcn-operator', 'compliance-officer'],
      action: CORRECTIONS_READ,
    },
    { roles: ['chief-editor', 'desk-head', 'editor', 'compliance-officer'], action: CORRECTIONS_PROPOSE },
    { roles: ['chief-editor'], action: CORRECTIONS_OPEN },
  ],
  register(platform) {
    const { outbox, realtime, stations, notices } = platform;
    notices.declare(correctionNotices);
    outbox.subscribe({
      name: 'corrections.follow',
      events: [manuscriptSigned],
      handle: ({ station, payload }, tx) => followSigned(correctionDepsOf(platform), tx, { station, ...payload }),
    });
    outbox.subscribe({
      name: 'corrections.finish',
      events: [deliveryMoved, storyCorrected, storyPublished],
      handle: ({ payload }, tx) => {
        const documentId = 'storyId' in payload ? payload.storyId : payload.documentId;
        return finishWhenDone(correctionDepsOf(platform), tx, { documentId, locale: payload.locale });
      },
    });
    realtime.define({
      name: 'corrections',
      mayJoin: async (actor, slug) => actor?.kind === 'staff' && actor.stations.includes(slug),
    });
    outbox.subscribe({
      name: 'corrections.tell',
      // How far each account and our own app are is on the page as well.
      events: [correctionMoved, deliveryMoved, storyPublished],
      handle: async ({ station, name, occurredAt }) => {
        const { all, sees } = await stations.tree();
        const message = { type: name, at: occurredAt.toISOString() };
        for (const { slug } of all) if (sees(slug, station)) realtime.publish(`corrections:${slug}`, message);
      },
    });
  },
  routes: (platform) => {
    const deps = correctionDepsOf(platform);
    return [
      routes(correctionsContract, {
        list: ({ actor, query }) => listCorrections(deps, actor, query),
        one: ({ actor, params }) => wholeCorrectionOf(deps, actor, params.id),
        propose: ({ actor, body }) => writeCorrection(deps, actor, { body, opens: false }),
        openNow: ({ actor, body }) => writeCorrection(deps, actor, { body, opens: true }),
        open: ({ actor, params, body }) => openCorrection(deps, actor, { ...params, ...body }),
        drop: ({ actor, params, body }) => dropCorrection(deps, actor, { ...params, ...body }),
        ripple: ({ actor, params }) => rippleOf(deps, actor, params.id),
        leave: ({ actor, params, body }) => leaveHits(deps, actor, { ...params, ...body }),
        giveUp: ({ actor, params, body }) => giveUpTrack(deps, actor, { ...params, ...body }),
        join: ({ actor, params, body }) => joinCorrection(deps, actor, { ...params, ...body }),
      }),
    ];
  },
};
