import { ok } from '@hearth/cms/kernel';
import { routes, type RouteGroup } from '@hearth/cms/platform';
import { addressBookContract } from '../../contract';
import type { Shop } from '../shop-wiring';
import { changeAddress, keepAddress, removeAddress } from './keep-address';

/** The address book of a buyer: HTTP in, result out. */
export function addressBookRoutes({ addressBook: deps }: Shop): readonly RouteGroup[] {
  return [
    routes(addressBookContract, {
      addresses: async ({ actor }) => ok({ addresses: [...(await deps.book.of(actor.id))] }),
      keepAddress: ({ actor, body }) => keepAddress(deps, actor, body),
      changeAddress: ({ actor, params, body }) => changeAddress(deps, actor, { ...params, ...body }),
      removeAddress: ({ actor, params }) => removeAddress(deps, actor, params.id),
    }),
  ];
}
