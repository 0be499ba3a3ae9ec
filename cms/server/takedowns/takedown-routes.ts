import { takedownsContract, type StaffActor } from '../../contract';
import { routes, type RouteGroup } from '../../platform';
import { confirmGone } from './confirm-gone';
import { evidencePack } from './evidence';
import { declineOrder, giveOrder, writeOrder } from './give-order';
import { onOrder } from './on-order';
import { answerLift, askLift, sealOrder } from './seal-order';
import type { TakedownDeps } from './takedown-deps';
import { listTakedowns, previewScope, probesOfWatch, wholeTakedownOf } from './view-takedowns';
import { viewCopies, vouchForCopy } from './vouch-for-copy';

/** The routes of orders of takedown. */
export function takedownRoutes(deps: TakedownDeps, wake: () => void): RouteGroup {
  const lookAgain = async (actor: StaffActor, id: string): ReturnType<typeof wholeTakedownOf> => {
    const looked = await onOrder(deps, { actor, seen: { id } }, async (tx) => {
      await deps.watches.wake(tx, id);
      return { ok: true, value: undefined };
    });
    wake();
    return looked;
  };
  return routes(takedownsContract, {
    list: ({ actor, query }) => listTakedowns(deps, actor, query),
    one: ({ actor, params }) => wholeTakedownOf(deps, actor, params.id),
    probes: ({ actor, params }) => probesOfWatch(deps, actor, params),
    preview: ({ actor, body }) => previewScope(deps, actor, body),
    propose: ({ actor, body }) => writeOrder(deps, actor, { body, gives: false }),
    orderNow: ({ actor, body }) => writeOrder(deps, actor, { body, gives: true }),
    order: ({ actor, params, body }) => giveOrder(deps, actor, { ...params, ...body }),
    decline: ({ actor, params, body }) => declineOrder(deps, actor, { ...params, ...body }),
    confirm: ({ actor, params, body }) => confirmGone(deps, actor, { ...params, ...body }),
    lookAgain: ({ actor, params }) => lookAgain(actor, params.id),
    seal: ({ actor, params, body }) => sealOrder(deps, actor, { ...params, ...body }),
    askLift: ({ actor, params, body }) => askLift(deps, actor, { ...params, ...body }),
    answerLift: ({ actor, params, body }) => answerLift(deps, actor, { ...params, ...body }),
    evidence: ({ actor, params }) => evidencePack(deps, actor, params.id),
    copies: ({ actor, params }) => viewCopies(deps, actor, params),
    override: ({ actor, params, body }) => vouchForCopy(deps, actor, { ...params, ...body }),
  });
}
