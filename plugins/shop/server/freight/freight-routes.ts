import { ok } from '@hearth/cms/kernel';
import { routes, type RouteGroup } from '@hearth/cms/platform';
import { freightContract, freightQuoteContract } from '../../contract';
import type { Shop } from '../shop-wiring';
import { makeFreightRule, retireFreightRule } from './make-freight-rule';
import { quoteFreight, quoteTogether } from './quote-freight';

/** Freight rules for the shop's people, and what sending costs for anybody: HTTP in, result out. */
export function freightRoutes({ freighting: deps, memory }: Shop): readonly RouteGroup[] {
  return [
    routes(freightContract, {
      freightRules: async ({ actor }) => ok({ rules: [...(await deps.freight.list(actor.station))] }),
      makeFreightRule: ({ actor, body }) => makeFreightRule(deps, actor, body),
      retireFreightRule: ({ actor, params }) => retireFreightRule(deps, actor, params.id),
    }),
    routes(freightQuoteContract, {
      quoteFreight: ({ params, query }) => quoteFreight(deps, { ...params, ...query }),
      quoteTogether: ({ body }) => quoteTogether({ ...deps, memory }, body),
    }),
  ];
}
