import { randomUUID } from 'node:crypto';
import type { StaffActor } from '@hearth/cms/contract';
import { clockAt, systemIds, systemRandom, unwrap } from '@hearth/cms/kernel';
import { createLedger } from '@hearth/cms/platform';
import { aDatabase } from '../../../../tests/host/database';
import { bookStore } from '../books/book-store';
import { borneStore } from '../books/borne-store';
import { createBooks } from '../books/post';
import { recordPaid, recordReceived, recordRefund, type PaidOrderFacts } from '../books/record-order';
import { waterfallStore } from '../books/waterfall-store';
import { donationStore } from '../donations/donation-store';
import { matchingStore } from '../matching/matching-store';
import { settlementHoldStore } from '../settlements/settlement-hold-store';
import { settlementLineStore } from '../settlements/settlement-line-store';
import { settlementStore } from '../settlements/settlement-store';
import { balancesOf } from './the-books';

/** A database with the books on it, without a host: for tests of use cases. */
export async function aBookHouse() {
  const test = await aDatabase();
  const { database } = test;
  const ids = systemIds;
  const deps = {
    ...{ database, ids, clock: clockAt('2026-11-30T04:00:00Z'), random: systemRandom },
    ledger: createLedger({ database, ids }),
    books: createBooks({ ids, store: bookStore }),
    ...{ waterfalls: waterfallStore, agreements: donationStore, donations: donationStore },
    ...{
      runs: settlementStore,
      lines: settlementLineStore,
      matching: matchingStore,
      borne: borneStore,
      settlementHolds: settlementHoldStore,
    },
  };
  return {
    ...{ test, deps },
    paid: async (facts: PaidOrderFacts) => unwrap(await database.transaction((tx) => recordPaid(deps, tx, facts))),
    received: async (given: { station: string; order: string; at: Date }) =>
      unwrap(await database.transaction((tx) => recordReceived(deps, tx, given))),
    refunded: (given: Parameters<typeof recordRefund>[2]) =>
      database.transaction((tx) => recordRefund(deps, tx, given)),
    /** What accounts say, debit above zero. */
    balances: (station: string) => balancesOf(test.knex, station),
  };
}

/** An order of one line: 59.90 yuan, of which 42 are the supplier's. */
export function anOrder(station: string, given: Partial<PaidOrderFacts> = {}): PaidOrderFacts {
  const order = randomUUID();
  return {
    ...{ order, station, session: null, payment: `pay-${order}`, goodsKind: 'fresh', mode: 'station' },
    at: new Date('2026-10-05T02:00:00Z'),
    lines: [{ line: 0, supplier: 's1', goods: 5_990, supplierPart: 4_200, village: 'v1' }],
    amounts: {
      ...{ freight: 0, coupons: [], pspFee: 36, stationCost: 300, anchorCost: 0, platformFee: 0, donations: [] },
    },
    ...given,
  };
}

/** Somebody of a station. */
export const aClerk = (station: string): StaffActor => ({
  ...{ kind: 'staff', id: randomUUID(), name: '测试', station, stations: [station], roles: ['finance'] },
});
