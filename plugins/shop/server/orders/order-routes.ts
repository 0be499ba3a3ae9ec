import { err, ok } from '@hearth/cms/kernel';
import { flow, routes, type RouteGroup } from '@hearth/cms/platform';
import { buyingContract, orderContract } from '../../contract';
import type { Shop } from '../shop-wiring';
import { deskAddress, ownAddress, putAddress } from './address-order';
import { checkPromise } from './check-promise';
import { exportOrders } from './export-orders';
import { moveOwnOrder } from './move-own-order';
import { listOrders, readOrder } from './read-order';
import { ownOrders } from './own-orders';
import { showPromise } from './show-promise';
import { stepOrder } from './step-order';

const PAGE = 50;

/** What buyers do with orders, and what the shop's people do: HTTP in, result out. */
export function orderRoutes({ orders: deps, addressing, promises, viewing, exporting }: Shop): readonly RouteGroup[] {
  return [
    routes(buyingContract, {
      mine: async ({ actor, query }) => {
        const found = await deps.orders.byBuyer(actor.id, query.before, PAGE + 1);
        return ok({ orders: await ownOrders(deps.orders, found.slice(0, PAGE)), more: found.length > PAGE });
      },
      own: async ({ actor, params: { id } }) => {
        const found = await deps.orders.ofBuyer(actor.id, id);
        const [order] = found ? await ownOrders(deps.orders, [found]) : [];
        return order ? ok(order) : err('SHOP.ORDER_NOT_FOUND');
      },
      cancel: ({ actor, params: { id } }) => moveOwnOrder(deps, actor, { id, event: 'cancel' }),
      receive: ({ actor, params: { id } }) => moveOwnOrder(deps, actor, { id, event: 'receive' }),
      putAddress: ({ actor, params: { id }, body }) => putAddress(addressing, actor, { id, address: body }),
      address: ({ actor, params }) => ownAddress(addressing, actor, params.id),
      promise: ({ actor, params }) => showPromise(promises, actor, params.id),
    }),
    routes(orderContract, {
      list: ({ actor, query }) => listOrders(viewing, actor, query),
      ordersFile: async ({ actor, query, request }) => {
        const found = await exportOrders(exporting, actor, { ...query, speech: request.locale });
        if (!found.ok) return found;
        const { lines, ...file } = found.value;
        return ok(flow({ ...file, type: 'text/csv; charset=utf-8', headers: { 'X-Lines': String(lines) } }));
      },
      one: ({ actor, params }) => readOrder(viewing, actor, params.id),
      checkPromise: ({ actor, params }) => checkPromise(promises, actor, params.id),
      deskAddress: ({ actor, params }) => deskAddress(addressing, actor, params.id),
      step: ({ actor, params, body }) => stepOrder(deps, actor, { ...params, ...body }),
    }),
  ];
}
