import { httpContract } from '@hearth/cms/contract';
import { z } from 'zod';
import { BOOKS_SIGN } from './settlements';

/** Sees donations with their agreements. */
export const DONATIONS_READ = 'plugin::shop.donations.read';
/** Promises, accrues, pays and publishes donations; that one is due is signed as the books are. */
export const DONATIONS_WRITE = 'plugin::shop.donations.write';

/** The states of a donation 捐赠. */
export const donationState = z.enum(['promised', 'accrued', 'due', 'paid', 'published', 'void']);

/** The state of a donation. */
export type DonationState = z.output<typeof donationState>;

/** What may happen to a donation. */
export const donationEvent = z.enum(['accrue', 'fall-due', 'pay', 'publish', 'cancel']);

/** What may happen to a donation. */
export type DonationEvent = z.output<typeof donationEvent>;

const words = (most: number) => z.string().trim().min(1).max(most);

/** A donation with its agreement as pages see it. */
export const donationSchema = z.strictObject({
  id: z.uuid(),
  session: z.uuid().nullable(),
  beneficiary: z.string(),
  qualification: z.string(),
  promise: z.string(),
  agreementHash: z.string(),
  signedAt: z.iso.datetime(),
  eventAt: z.iso.datetime(),
  state: donationState,
  version: z.int(),
  accrued: z.int(),
  paid: z.int().nullable(),
  receiptNo: z.string().nullable(),
  publishedAt: z.iso.datetime().nullable(),
  allowed: z.array(donationEvent),
});

/** A donation with its agreement as pages see it. */
export type Donation = z.output<typeof donationSchema>;

/** What it takes to promise a donation: a signed agreement. */
export const promiseDonationSchema = z.strictObject({
  session: z.uuid().nullable(),
  beneficiary: words(120),
  /** The certificate to raise money in public 公开募捐资格证号; empty when the organisation has none. */
  qualification: z.string().trim().max(80).default(''),
  /** What is promised, as it is told in public: 每箱捐 1 元. */
  promise: words(200),
  agreementHash: z.string().regex(/^[0-9a-f]{64}$/),
  signedAt: z.iso.datetime(),
  eventAt: z.iso.datetime(),
});

/** What it takes to promise a donation. */
export type PromiseDonation = z.output<typeof promiseDonationSchema>;

/** A donation with what the books say of it. */
export const donationFileSchema = z.strictObject({
  donation: donationSchema,
  /** Promised by orders that no run has settled yet, and owed by those that one has; fen. */
  held: z.int(),
  owed: z.int(),
  /** Who promised it, and who said that it is due. */
  madeBy: z.string(),
  dueBy: z.string().nullable(),
});

/** A donation with what the books say of it. */
export type DonationFile = z.output<typeof donationFileSchema>;

const id = z.object({ id: z.uuid() });
const seen = z.strictObject({ version: z.int() });
const MOVES = [
  'BOOKS.AGREEMENT_NOT_FOUND',
  'HEARTH.CHANGED_MEANWHILE',
  'MACHINE.EVENT_NOT_ALLOWED',
  'MACHINE.GUARD_REFUSED',
];

/** Donations (捐赠): promised by a signed agreement, accrued by orders, paid against a receipt, published. */
export const donationsContract = httpContract('shop', {
  donations: {
    method: 'GET',
    path: '/shop/donations',
    summary: '捐赠 Donations of the station, all or those of one state, the newest first',
    access: { staff: DONATIONS_READ },
    query: z.object({
      state: donationState.optional(),
      limit: z.coerce.number().int().min(1).max(100).default(50),
    }),
    result: z.strictObject({ donations: z.array(donationSchema) }),
    refusals: [],
  },
  donation: {
    method: 'GET',
    path: '/shop/donations/:id',
    summary: '捐赠档案 One donation, what orders promised under it, and who did what',
    access: { staff: DONATIONS_READ },
    params: id,
    result: donationFileSchema,
    refusals: ['BOOKS.AGREEMENT_NOT_FOUND'],
  },
  promise: {
    method: 'POST',
    path: '/shop/donations',
    summary: '登记捐赠协议 Promises a donation; its agreement was signed before the event',
    access: { staff: DONATIONS_WRITE },
    body: promiseDonationSchema,
    result: donationSchema,
    status: 201,
    refusals: ['BOOKS.AGREEMENT_TOO_LATE', 'BOOKS.CHARITY_WORDS'],
  },
  accrue: {
    method: 'POST',
    path: '/shop/donations/:id/accrue',
    summary: '计提 Takes over from the books what settled orders owe under the agreement',
    access: { staff: DONATIONS_WRITE },
    params: id,
    body: seen,
    result: donationSchema,
    refusals: [...MOVES, 'BOOKS.DONATION_NOTHING'],
  },
  fallDue: {
    method: 'POST',
    path: '/shop/donations/:id/fall-due',
    summary: '确认应付 Says that it is to be paid; never by who promised it',
    access: { staff: BOOKS_SIGN },
    params: id,
    body: seen,
    result: donationSchema,
    refusals: MOVES,
  },
  payDonation: {
    method: 'POST',
    path: '/shop/donations/:id/pay',
    summary: '付款 It was paid, with the number of the charity’s receipt; booked',
    access: { staff: DONATIONS_WRITE },
    params: id,
    body: z.strictObject({ version: z.int(), receiptNo: words(80) }),
    result: donationSchema,
    refusals: MOVES,
  },
  publishDonation: {
    method: 'POST',
    path: '/shop/donations/:id/publish',
    summary: '公布 Publishes a donation that was paid',
    access: { staff: DONATIONS_WRITE },
    params: id,
    body: seen,
    result: donationSchema,
    refusals: MOVES,
  },
  cancelDonation: {
    method: 'POST',
    path: '/shop/donations/:id/cancel',
    summary: '作废 Takes a promise back on which nothing was sold',
    access: { staff: BOOKS_SIGN },
    params: id,
    body: seen,
    result: donationSchema,
    refusals: MOVES,
  },
});
