import { routes, type Platform, type RouteGroup } from '@hearth/cms/platform';
import {
  anchorsContract,
  choicesContract,
  gateContract,
  liveDutyContract,
  runsheetContract,
  scriptsContract,
  sessionsOfLiveContract,
} from '../../contract';
import { anchorStore } from '../duty/anchor-store';
import { keepAnchor, listAnchors } from '../duty/keep-anchor';
import { beat, nameDuty, relieveDuty, seeDuty } from '../duty/name-duty';
import { seeGate } from '../gate/see-gate';
import { turnItem } from '../runsheet/turn-item';
import { addItem, changeItem, orderItems, removeItem, seeRunsheet } from '../runsheet/write-items';
import { signScript } from '../scripts/sign-script';
import { seeScript, writeScript } from '../scripts/write-script';
import { listOfferChoices, listPeopleChoices, listStreamChoices } from './choose';
import { copySession } from './copy-session';
import { changeSession, planSession } from './plan-session';
import { raiseAlarm } from './raise-alarm';
import { reviewSetting } from './review-setting';
import { listSessions, seeLog, seeSession } from './see-sessions';
import type { SessionDeps } from './session-deps';
import { sessionDeps } from './sessions-wiring';
import { turnSession } from './turn-session';

/** The routes of sessions and of all that belongs to one. */
export function sessionRoutes(platform: Platform): readonly RouteGroup[] {
  const deps = sessionDeps(platform);
  return [...planRoutes(deps), ...lineRoutes(deps), anchorRoutes(platform)];
}

const planRoutes = (deps: SessionDeps): readonly RouteGroup[] => [
  routes(sessionsOfLiveContract, {
    listSessions: ({ actor, query }) => listSessions(deps, actor, query),
    seeSession: ({ actor, params }) => seeSession(deps, actor, params.id),
    planSession: ({ actor, body }) => planSession(deps, actor, body),
    changeSession: ({ actor, params, body }) => changeSession(deps, actor, { ...params, ...body }),
    copySession: ({ actor, params, body }) => copySession(deps, actor, { ...params, ...body }),
    turnSession: ({ actor, params, body }) => turnSession(deps, actor, { ...params, ...body }),
    reviewSetting: ({ actor, params, body }) => reviewSetting(deps, actor, { ...params, ...body }),
    raiseAlarm: ({ actor, params, body }) => raiseAlarm(deps, actor, { ...params, ...body }),
    sessionLog: ({ actor, params, query }) => seeLog(deps, actor, { ...params, ...query }),
  }),
  routes(choicesContract, {
    offerChoices: ({ actor, query }) => listOfferChoices(deps, actor, query.search),
    streamChoices: ({ actor }) => listStreamChoices(deps, actor),
    peopleChoices: ({ actor }) => listPeopleChoices(deps, actor),
  }),
  routes(gateContract, {
    seeGate: ({ actor, params, query }) => seeGate(deps, actor, { ...params, ...query }),
  }),
  routes(liveDutyContract, {
    seeDuty: ({ actor, params }) => seeDuty(deps, actor, params.id),
    nameDuty: ({ actor, params, body }) => nameDuty(deps, actor, { ...params, ...body }),
    relieveDuty: ({ actor, params }) => relieveDuty(deps, actor, params),
    beat: ({ actor, params }) => beat(deps, actor, params.id),
  }),
];

const lineRoutes = (deps: SessionDeps): readonly RouteGroup[] => [
  routes(runsheetContract, {
    seeRunsheet: ({ actor, params }) => seeRunsheet(deps, actor, params.id),
    addItem: ({ actor, params, body }) => addItem(deps, actor, { ...params, ...body }),
    changeItem: ({ actor, params, body }) => changeItem(deps, actor, { ...params, ...body }),
    removeItem: ({ actor, params }) => removeItem(deps, actor, params),
    orderItems: ({ actor, params, body }) => orderItems(deps, actor, { ...params, ...body }),
    turnItem: ({ actor, params, body }) => turnItem(deps, actor, { ...params, ...body }),
  }),
  routes(scriptsContract, {
    seeScript: ({ actor, params }) => seeScript(deps, actor, params),
    writeScript: ({ actor, params, body }) => writeScript(deps, actor, { ...params, ...body }),
    signScript: ({ actor, params, body }) => signScript(deps, actor, { ...params, ...body }),
  }),
];

function anchorRoutes({ database, ledger, people }: Platform): RouteGroup {
  const deps = { database, ledger, people, anchorBook: anchorStore };
  return routes(anchorsContract, {
    listAnchors: ({ actor }) => listAnchors(deps, actor),
    keepAnchor: ({ actor, params, body }) => keepAnchor(deps, actor, { ...params, ...body }),
  });
}
