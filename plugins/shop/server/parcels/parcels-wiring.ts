import { z } from 'zod';
import type { JobKind, Platform } from '@hearth/cms/platform';
import { addressStore } from '../orders/address-store';
import { paymentDeps } from '../payments/payments-wiring';
import { shopOf } from '../shop-wiring';
import { boardStore } from './board-store';
import { carrierStore } from './carrier-store';
import { createCarriers } from './carriers';
import { kuaidiCarrier } from './kuaidi100/kuaidi-carrier';
import type { ParcelDeps } from './parcel-deps';
import { parcelStore } from './parcel-store';
import { trackStore } from './track-store';

const why = z.object({ why: z.literal('due') });

/** A carrier is to be asked. */
export const PARCELS_DUE: JobKind<typeof why> = { name: 'shop.parcels-due', schema: why };

const TIMEOUT = 8_000;

const made = new WeakMap<Platform, ParcelDeps>();

/** Everything that the verbs of parcels are handed, on a host. */
export function parcelDeps(platform: Platform): ParcelDeps {
  const known = made.get(platform);
  if (known) return known;
  const { database, vault, jobs } = platform;
  const deps: ParcelDeps = {
    ...platform,
    ...shopOf(platform).orders,
    addresses: addressStore({ database, vault }),
    ...{ parcels: parcelStore, tracks: trackStore, board: boardStore, settings: carrierStore },
    carriers: createCarriers({
      ...{ database, vault, settings: carrierStore },
      make: (credential) => kuaidiCarrier({ credential, base: baseOf(process.env), timeout: TIMEOUT }),
    }),
    due: (tx) => jobs.enqueue(tx, PARCELS_DUE, { data: { why: 'due' }, key: 'due' }),
    root: paymentDeps(platform).root,
  };
  made.set(platform, deps);
  return deps;
}

const baseOf = (env: Readonly<Record<string, string | undefined>>): string =>
  (env['HEARTH_KUAIDI100_URL'] ?? 'https://poll.kuaidi100.com').replace(/\/+$/, '');
