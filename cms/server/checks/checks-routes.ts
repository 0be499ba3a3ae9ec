import { checksContract } from '../../contract';
import { routes, type RouteGroup } from '../../platform';
import { addRule, changeRule } from './change-rules';
import type { ChecksDeps } from './checks-deps';
import { chooseRule } from './choose-rule';
import { listRules, listVersions } from './list-rules';
import { checkLoose } from './report-content';
import { dryRun, tryRule } from './try-rule';
import { takeBackWaiver, viewReports, waiveFinding } from './waive-finding';

/** The routes of checks. */
export function checkRoutes(deps: ChecksDeps): RouteGroup {
  return routes(checksContract, {
    rules: ({ actor, query }) => listRules(deps, actor, query.station),
    versions: ({ actor, params }) => listVersions(deps, actor, params.id),
    addRule: ({ actor, body }) => addRule(deps, actor, body),
    changeRule: ({ actor, params, body }) => changeRule(deps, actor, { ...params, ...body }),
    choose: ({ actor, params, body }) => chooseRule(deps, actor, { ...params, ...body }),
    tryRule: ({ actor, body }) => tryRule(actor, body),
    dryRun: ({ actor, body }) => dryRun(deps, actor, body),
    check: ({ actor, body }) => checkLoose(deps, actor, body),
    reports: ({ actor, query }) => viewReports(deps, actor, query),
    waive: ({ actor, params, body }) => waiveFinding(deps, actor, { ...params, ...body }),
    takeBackWaiver: ({ actor, params, body }) => takeBackWaiver(deps, actor, { ...params, ...body }),
  });
}
