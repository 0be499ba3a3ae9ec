import { ok } from '@hearth/cms/kernel';
import { gateMoved } from '@hearth/vetting/contract';
import { flow, routes, type PermissionDeclaration, type Platform, type Slice } from '@hearth/cms/platform';
import {
  bookErrors,
  BOOKS_KEEP,
  BOOKS_READ,
  BOOKS_SIGN,
  booksContract,
  deskReceiptsContract,
  DONATIONS_READ,
  DONATIONS_WRITE,
  donationsContract,
  escrowPort,
  matchingContract,
  receiptsContract,
} from '../../contract';
import { createEscrowBook } from '../escrow/escrow-book';
import { donationMachine } from '../donations/donation.machine';
import {
  accrueDonation,
  cancelDonation,
  fallDue,
  payDonation,
  promiseDonation,
  publishDonation,
} from '../donations/move-donation';
import { listDonations, seeDonation } from '../donations/see-donation';
import { bringBill, seeBillDays } from '../matching/bring-bill';
import { differenceMachine } from '../matching/difference.machine';
import { listDifferences, signDifference, withdrawSignature } from '../matching/sign-difference';
import { closeDays } from '../receipts/close-days';
import { listReceipts, listSoldLives } from '../receipts/hand-out';
import { seeDayRoots, seeReceipt } from '../receipts/see-receipt';
import { seeWelfare } from '../receipts/see-welfare';
import { settlementMachine } from '../settlements/settlement.machine';
import { releaseCleared } from '../settlements/hold-settlement';
import { holdRoutes, settlementRoutes } from '../settlements/settlement-routes';
import { bookDeps, booksOf, type BookDeps } from './books-wiring';
import { exportEntries, seeBalances, seeEntries, seeWhole } from './see-books';

const permission = (action: string, zh: string, en: string): PermissionDeclaration => ({
  ...{ action, displayName: `${zh} ${en}`, subCategory: '账簿 Books' },
});

/** Public figures are as old as this at most. */
const PUBLIC_AGE = 30_000;

/** The books (账簿), and what stands on them: settlement, matching, donations, receipts. */
export const booksSlice: Slice = {
  name: 'shop.books',
  errors: [bookErrors],
  machines: [settlementMachine, differenceMachine, donationMachine],
  permissions: [
    permission(BOOKS_READ, '查看账簿、结算与差异', 'See books, settlements and differences'),
    permission(BOOKS_KEEP, '记账、结算、导入对账单', 'Keep settlements and bills'),
    permission(BOOKS_SIGN, '复核签字', 'Sign settlements, differences and donations'),
    permission(DONATIONS_READ, '查看捐赠', 'See donations'),
    permission(DONATIONS_WRITE, '登记、支付和公布捐赠', 'Promise, pay and publish donations'),
  ],
  grants: [
    { roles: ['finance', 'chief-editor', 'station-administrator'], action: BOOKS_READ },
    { roles: ['finance'], action: BOOKS_KEEP },
    { roles: ['finance', 'chief-editor'], action: BOOKS_SIGN },
    { roles: ['finance', 'chief-editor', 'station-administrator'], action: DONATIONS_READ },
    { roles: ['finance'], action: DONATIONS_WRITE },
  ],
  register: (platform) => {
    platform.ports.offer(escrowPort, createEscrowBook({ books: booksOf(platform) }));
    platform.outbox.subscribe({
      name: 'shop.let-settlements-go',
      events: [gateMoved],
      handle: async ({ payload, occurredAt }) => {
        if (payload.showable)
          await releaseCleared(bookDeps(platform), { product: payload.productId, since: occurredAt });
      },
    });
    platform.schedule.tick({
      ...{ name: 'shop-books.close-days', cron: '10 * * * *', missed: 'run-once', lease: 300 },
      handle: async () => {
        await closeDays(bookDeps(platform));
      },
    });
  },
  routes: (platform) => {
    const deps = bookDeps(platform);
    return [...bookRoutes(deps), settlementRoutes(deps), holdRoutes(deps), ...otherRoutes(deps)];
  },
  start: (platform) => {
    publish(platform);
    return Promise.resolve();
  },
};

function bookRoutes(deps: BookDeps) {
  return [
    routes(booksContract, {
      balances: ({ actor, query }) => seeBalances(deps, actor, query),
      entries: ({ actor, query }) => seeEntries(deps, actor, query),
      entriesFile: async ({ actor, query, request }) => {
        const found = await exportEntries(deps, actor, { ...query, speech: request.locale });
        if (!found.ok) return found;
        const { lines, ...file } = found.value;
        return ok(flow({ ...file, type: 'text/csv; charset=utf-8', headers: { 'X-Lines': String(lines) } }));
      },
      verify: ({ actor }) => seeWhole(deps, actor),
    }),
    routes(deskReceiptsContract, {
      deskReceipts: ({ actor, query }) => listReceipts(deps, actor, query),
      soldLives: ({ actor, query }) => listSoldLives(deps, actor, query.limit),
    }),
  ];
}

function otherRoutes(deps: BookDeps) {
  return [
    routes(matchingContract, {
      bill: ({ actor, params, body }) => bringBill(deps, actor, { ...params, ...body }),
      billDays: ({ actor, query }) => seeBillDays(deps, actor, query.month),
      differences: ({ actor, query }) => listDifferences(deps, actor, query),
      signDifference: ({ actor, params, body }) => signDifference(deps, actor, { ...params, ...body }),
      withdrawSignature: ({ actor, params, body }) => withdrawSignature(deps, actor, { ...params, ...body }),
    }),
    routes(donationsContract, {
      donations: ({ actor, query }) => listDonations(deps, actor, query),
      donation: ({ actor, params }) => seeDonation(deps, actor, params.id),
      promise: ({ actor, body }) => promiseDonation(deps, actor, body),
      accrue: ({ actor, params, body }) => accrueDonation(deps, actor, { ...params, ...body }),
      fallDue: ({ actor, params, body }) => fallDue(deps, actor, { ...params, ...body }),
      payDonation: ({ actor, params, body }) => payDonation(deps, actor, { ...params, ...body }),
      publishDonation: ({ actor, params, body }) => publishDonation(deps, actor, { ...params, ...body }),
      cancelDonation: ({ actor, params, body }) => cancelDonation(deps, actor, { ...params, ...body }),
    }),
  ];
}

/** What anybody may read, ahead of Strapi and remembered for a moment. */
function publish(platform: Platform): void {
  const { fastLane } = platform;
  const deps = bookDeps(platform);
  const remembered = { maxAge: PUBLIC_AGE, cacheControl: 'public, max-age=30' };
  const { receipt, dayRoots, welfare } = receiptsContract.routes;
  fastLane.read(receipt, {
    ...{ maxEntries: 2_000, maxAge: PUBLIC_AGE, cacheControl: 'private, max-age=30' },
    load: ({ params }) => seeReceipt(deps, params.token),
  });
  fastLane.read(dayRoots, { ...remembered, maxEntries: 200, load: ({ params }) => seeDayRoots(deps, params.station) });
  fastLane.read(welfare, { ...remembered, maxEntries: 500, load: ({ params }) => seeWelfare(deps, params) });
}
