import { httpContract } from '@hearth/cms/contract';
import { z } from 'zod';
import { addressSchema } from './order-types';

/** So many addresses one buyer keeps at most. */
export const MOST_ADDRESSES = 20;

/** An address that a buyer keeps. */
export const keptAddressSchema = addressSchema.extend({ id: z.uuid(), isFirst: z.boolean() });

/** An address that a buyer keeps. */
export type KeptAddress = z.output<typeof keptAddressSchema>;

/** What it takes to keep an address. */
export const keepAddressSchema = addressSchema.extend({ isFirst: z.boolean().default(false) });

/** What it takes to keep an address. */
export type KeepAddress = z.output<typeof keepAddressSchema>;

const which = z.object({ id: z.uuid() });

/** The address book (地址簿) of a buyer. */
export const addressBookContract = httpContract('shop', {
  addresses: {
    method: 'GET',
    path: '/api/shop/addresses',
    summary: 'The addresses of the reader, the first choice first',
    access: 'reader',
    result: z.strictObject({ addresses: z.array(keptAddressSchema) }),
    refusals: [],
  },
  keepAddress: {
    method: 'POST',
    path: '/api/shop/addresses',
    summary: 'Keeps an address; the same one twice is kept once',
    access: 'reader',
    body: keepAddressSchema,
    result: keptAddressSchema,
    status: 201,
    refusals: ['SHOP.ADDRESSES_FULL'],
  },
  changeAddress: {
    method: 'PUT',
    path: '/api/shop/addresses/:id',
    summary: 'Changes an address',
    access: 'reader',
    params: which,
    body: keepAddressSchema,
    result: keptAddressSchema,
    refusals: ['SHOP.ADDRESS_NOT_FOUND'],
  },
  removeAddress: {
    method: 'DELETE',
    path: '/api/shop/addresses/:id',
    summary: 'Forgets an address; orders keep where they go',
    access: 'reader',
    params: which,
    result: z.null(),
    status: 204,
    refusals: ['SHOP.ADDRESS_NOT_FOUND'],
  },
});
