import { reviewContract, type ReviewLevel } from '../../contract';
import { ok } from '../../kernel';
import { routes, type Platform, type RequestFacts, type RouteGroup } from '../../platform';
import { manuscriptStore } from '../manuscripts/manuscript-store';
import { publishProblems } from '../manuscripts/manuscript.rules';
import { orderEmergency } from './emergency';
import { inboxMark } from './inbox-mark.rules';
import { inboxPage } from './inbox-store';
import { renew } from './renew';
import { POWERS, upwards, usingEach, type ReviewDeps } from './review-deps';
import { reviewDeps } from './review-wiring';
import { claim, hold, sendBack, spike } from './set-aside';
import { setPolicy } from './set-policy';
import { pass, proof, type Pen } from './sign';
import { submit, type Readiness } from './submit';
import { viewCase } from './view-case';

/** The routes of review, bound to their use cases. */
export function reviewRoutes(platform: Platform): RouteGroup {
  const deps: ReviewDeps & { unfinished: Readiness } = {
    ...reviewDeps(platform),
    unfinished: unfinishedIn(platform),
  };
  const pen = (request: RequestFacts): { pen: Pen } => ({
    pen: { device: request.agent.slice(0, 200), method: 'admin' },
  });
  return routes(reviewContract, {
    inbox: async ({ actor, query }) => {
      const after = query.after === undefined ? undefined : inboxMark(query.after);
      const held = await usingEach(deps, actor, [POWERS.proof, ...LEVELS.map(POWERS.level)]);
      const levels = LEVELS.filter((level) => held.has(POWERS.level(level)));
      const { sees } = await deps.stations.tree();
      const stations = actor.stations.filter((one) => query.within === undefined || sees(query.within, one));
      const asked = { ...query, after, proofs: held.has(POWERS.proof), stations, levels };
      const { items, next } = await inboxPage(deps.database.read, actor, asked);
      return ok({ items: [...items], next });
    },
    one: ({ actor, params }) => viewCase(deps, actor, params),
    submit: ({ actor, params, body }) => submit(deps, actor, { ...params, ...body }),
    claim: ({ actor, params, body }) => claim(deps, actor, { ...params, ...body }),
    pass: ({ actor, params, body, request }) => pass(deps, actor, { ...params, ...body, ...pen(request) }),
    sendBack: ({ actor, params, body }) => sendBack(deps, actor, { ...params, ...body }),
    proof: ({ actor, params, body, request }) => proof(deps, actor, { ...params, ...body, ...pen(request) }),
    hold: ({ actor, params, body }) => hold(deps, actor, { ...params, ...body }),
    spike: ({ actor, params, body }) => spike(deps, actor, { ...params, ...body }),
    renew: ({ actor, params, body }) => renew(deps, actor, { ...params, ...body }),
    orderEmergency: ({ actor, params, body }) => orderEmergency(deps, actor, { ...params, ...body }),
    policies: async ({ actor }) => {
      const policies = await deps.policies.newest(deps.database.read, [
        ...(await upwards(deps.stations, actor.station)),
        ...actor.stations,
      ]);
      return ok({
        policies: policies.map(({ columnId, byName, at, station, version, rules }) => ({
          ...{ station, version, rules },
          column: columnId || null,
          by: byName,
          at: at.toISOString(),
        })),
      });
    },
    setPolicy: ({ actor, body }) => setPolicy(deps, actor, body),
  });
}

const LEVELS: readonly ReviewLevel[] = [1, 2, 3];

function unfinishedIn(platform: Platform): Readiness {
  const manuscripts = manuscriptStore(platform);
  return async (documentId, locale) => {
    const drafts = await manuscripts.drafts(documentId);
    const problems = drafts.filter((one) => one.locale === locale).flatMap(({ facts }) => publishProblems(facts));
    return problems.map(({ refused }) => platform.errors.message(refused, 'zh-Hans'));
  };
}
