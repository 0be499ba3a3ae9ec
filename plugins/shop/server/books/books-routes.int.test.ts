import { randomUUID } from 'node:crypto';
import knex, { type Knex } from 'knex';
import { systemIds, systemRandom, unwrap } from '@hearth/cms/kernel';
import { createDatabase, plainConnection } from '@hearth/cms/platform';
import { theHost, type Host } from '../../../../tests/host/host';
import { aPerson, aStation, call, type SignedIn } from '../../../../tests/host/people';
import { donationStore } from '../donations/donation-store';
import { anOrder } from '../testing/a-book-house';
import { bookStore } from './book-store';
import { createBooks } from './post';
import { recordPaid, recordReceived } from './record-order';
import { waterfallStore } from './waterfall-store';

let host: Host;
let pool: Knex;
let station: string;
let keeper: SignedIn;
let chief: SignedIn;
let stranger: SignedIn;
let token: string;

// The first boot of a house makes its database, which takes a busy machine minutes.
beforeAll(async () => {
  host = await theHost();
  pool = knex({ client: 'pg', connection: host.databaseUrl, pool: { min: 0, max: 2 } });
  station = (await aStation(host).save()).slug;
  keeper = await aPerson(host).role('finance').at(station).signedIn();
  chief = await aPerson(host).role('chief-editor').at(station).signedIn();
  stranger = await aPerson(host)
    .role('finance')
    .at((await aStation(host).save()).slug)
    .signedIn();
  const database = createDatabase(plainConnection(pool), {
    hookFailed: (error) => {
      throw error;
    },
  });
  const stores = { waterfalls: waterfallStore, agreements: donationStore };
  const deps = { books: createBooks({ ids: systemIds, store: bookStore }), random: systemRandom, ...stores };
  const order = anOrder(station, { session: SESSION });
  token = unwrap(await database.transaction((tx) => recordPaid(deps, tx, order))).token;
  const arrived = { station, order: order.order, at: new Date('2026-10-08T00:00:00Z') };
  unwrap(await database.transaction((tx) => recordReceived(deps, tx, arrived)));
}, 300_000);
afterAll(() => pool.destroy());

const ID = randomUUID();
const SESSION = randomUUID();
const LIVE = {
  ...{ session: SESSION, orders: 1, gross: 5_990, since: '2026-10-05T02:00:00.000Z' },
  // The run of the test above has taken it.
  unsettled: 0,
};
const promise = {
  ...{ session: null, beneficiary: '云泽慈善会', promise: '每箱捐一元', agreementHash: 'a'.repeat(64) },
  ...{ signedAt: '2026-10-01T00:00:00Z', eventAt: '2026-10-05T00:00:00Z' },
};

/** Each route of staff: a call that is well formed, and what makes it not so. */
const ROUTES = [
  ['GET', '/shop/books/balances', undefined, '/shop/books/balances?limit=0'],
  ['GET', '/shop/books/entries', undefined, '/shop/books/entries?account=x'],
  ['GET', '/shop/books/entries/file', undefined, '/shop/books/entries/file?from=x'],
  ['GET', '/shop/books/verify', undefined, undefined],
  ['GET', '/shop/settlements', undefined, '/shop/settlements?limit=x'],
  ['GET', `/shop/settlements/${ID}`, undefined, '/shop/settlements/x'],
  ['POST', '/shop/settlements', { period: '2026-10', reservePercent: 10 }, { period: '2026-13' }],
  ['POST', `/shop/settlements/${ID}/close`, { version: 1 }, {}],
  ['POST', `/shop/settlements/${ID}/reconcile`, { version: 1 }, {}],
  ['POST', `/shop/settlements/${ID}/sign`, { version: 1 }, {}],
  ['POST', `/shop/settlements/${ID}/reject`, { version: 1, reason: '不对' }, { version: 1 }],
  ['POST', `/shop/settlements/${ID}/pay`, { version: 1 }, {}],
  ['GET', `/shop/settlements/${ID}/file`, undefined, '/shop/settlements/x/file'],
  [
    'POST',
    `/shop/settlements/${ID}/outcomes`,
    { version: 1, outcomes: [{ party: 's1', mode: 'station', isPaid: true, reference: 'b1' }] },
    { version: 1, outcomes: [] },
  ],
  ['POST', `/shop/settlements/${ID}/publish`, { version: 1 }, {}],
  ['PUT', '/shop/bills/bank/2026-10-05', { csv: '到账,x,1.00,0,2026-10-06 09:00' }, { csv: '' }],
  ['GET', '/shop/differences', undefined, '/shop/differences?state=x'],
  ['POST', `/shop/differences/${ID}/sign`, { version: 1, note: '已核' }, { version: 1, note: ' ' }],
  ['POST', `/shop/differences/${ID}/withdraw`, { version: 1 }, {}],
  ['GET', '/shop/donations', undefined, '/shop/donations?state=x'],
  ['GET', `/shop/donations/${ID}`, undefined, '/shop/donations/x'],
  ['GET', '/shop/bills?month=2026-10', undefined, '/shop/bills?month=2026-13'],
  ['GET', '/shop/books/receipts', undefined, '/shop/books/receipts?order=x'],
  ['GET', '/shop/books/lives', undefined, '/shop/books/lives?limit=x'],
  ['POST', '/shop/donations', promise, { ...promise, agreementHash: 'x' }],
  ['POST', `/shop/donations/${ID}/accrue`, { version: 1 }, {}],
  ['POST', `/shop/donations/${ID}/fall-due`, { version: 1 }, {}],
  ['POST', `/shop/donations/${ID}/pay`, { version: 1, receiptNo: '1' }, { version: 1 }],
  ['POST', `/shop/donations/${ID}/publish`, { version: 1 }, {}],
  ['POST', `/shop/donations/${ID}/cancel`, { version: 1 }, {}],
] as const;

it.each(ROUTES)('%s %s is closed to strangers and other roles, and names what is wrong', async (...route) => {
  const [method, path, body, wrong] = route;
  expect((await call(host, undefined, method, path, body)).status).toBe(401);
  const reporter = await aReporter();
  expect((await call(host, reporter, method, path, body)).status).toBe(403);
  if (wrong === undefined) return;
  const answer =
    typeof wrong === 'string' ? await call(host, keeper, method, wrong) : await call(host, keeper, method, path, wrong);
  expect([answer.status, answer.body.error?.code]).toEqual([422, 'HEARTH.INVALID']);
});

let reporter: Promise<SignedIn> | undefined;
const aReporter = (): Promise<SignedIn> => (reporter ??= aPerson(host).role('reporter').at(station).signedIn());

it('shows a station its own books, whole, and another station none of them', async () => {
  const { body } = await call(host, keeper, 'GET', '/shop/books/balances');
  expect(body.balances).toContainEqual(expect.objectContaining({ code: 'pspClearing', debit: 5_990, nature: 'asset' }));
  const entries = await call(host, keeper, 'GET', '/shop/books/entries?limit=2');
  expect(entries.body.entries).toHaveLength(5);
  expect((await call(host, keeper, 'GET', '/shop/books/verify')).body).toMatchObject({ postings: 1, faults: [] });
  const file = await call(host, keeper, 'GET', '/shop/books/entries/file?locale=en');
  expect(file.body).toContain('order.paid');
  expect((await call(host, stranger, 'GET', '/shop/books/balances')).body).toEqual({ balances: [] });
  expect((await call(host, stranger, 'GET', '/shop/books/entries')).body.entries).toEqual([]);
});

it('takes a run from its opening to a bank’s number, by three people', async () => {
  const second = await aPerson(host).role('finance').at(station).signedIn();
  const opened = await call(host, keeper, 'POST', '/shop/settlements', { period: '2026-10', reservePercent: 10 });
  expect([opened.status, opened.body.allowed]).toEqual([201, ['close']]);
  const path = `/shop/settlements/${opened.body.id}`;
  const step = async (who: SignedIn, deed: string, more: object = {}) => {
    const { version } = (await call(host, keeper, 'GET', path)).body.run;
    return call(host, who, 'POST', `${path}/${deed}`, { version, ...more });
  };
  expect((await step(stranger, 'close', { version: 1 })).body.error.code).toBe('BOOKS.RUN_NOT_FOUND');
  for (const deed of ['close', 'reconcile']) expect((await step(keeper, deed)).status).toBe(200);
  expect((await step(keeper, 'sign')).body.error.code).toBe('BOOKS.OWN_SIGNATURE');
  expect((await step(chief, 'sign')).body).toMatchObject({ state: 'signed', due: 3_780 });
  expect((await step(chief, 'pay')).status).toBe(403);
  expect((await step(keeper, 'pay')).body.error.code).toBe('MACHINE.EVENT_NOT_ALLOWED');
  expect((await step(second, 'sign')).body.state).toBe('reviewed');
  expect((await step(keeper, 'pay')).body.state).toBe('paying');
  expect((await call(host, keeper, 'GET', `${path}/file`)).body).toContain('2026-10,,s1,对公转账 Transfer,37.80');
  const outcomes = [{ party: 's1', mode: 'station', isPaid: true, reference: 'b1' }];
  expect((await step(keeper, 'outcomes', { outcomes })).body.state).toBe('paid');
  expect((await step(keeper, 'publish')).body).toMatchObject({ state: 'published', allowed: [] });
  const { people, heldBack } = (await call(host, keeper, 'GET', path)).body;
  expect(Object.values(people).map((name) => typeof name === 'string' && name !== '')).toEqual([true, true, true]);
  expect(heldBack).toEqual([{ why: 'reserve', parts: 1, fen: 420 }]);
  expect((await call(host, stranger, 'GET', path)).status).toBe(404);
  expect((await call(host, stranger, 'GET', '/shop/settlements')).body).toEqual({ runs: [] });
});

it('answers what stands in no book of the station with 404', async () => {
  const difference = await call(host, chief, 'POST', `/shop/differences/${ID}/sign`, { version: 1, note: '已核' });
  expect([difference.status, difference.body.error.code]).toEqual([404, 'BOOKS.DIFFERENCE_NOT_FOUND']);
  const donation = await call(host, keeper, 'POST', `/shop/donations/${ID}/accrue`, { version: 1 });
  expect([donation.status, donation.body.error.code]).toEqual([404, 'BOOKS.AGREEMENT_NOT_FOUND']);
});

it('takes a bill in, and a promise with its agreement', async () => {
  const bill = await call(host, keeper, 'PUT', '/shop/bills/bank/2026-10-05', {
    csv: '到账,x,1.00,0,2026-10-06 09:00',
  });
  expect(bill.body).toMatchObject({ lines: 1, transfers: { lines: 1, fen: 100 }, differences: 0 });
  const [day] = (await call(host, keeper, 'GET', '/shop/bills?month=2026-10')).body.days;
  expect(day).toMatchObject({ day: '2026-10-05', bank: { lines: 1, fen: 100 }, provider: null });
  expect((await call(host, stranger, 'GET', '/shop/bills?month=2026-10')).body).toEqual({ days: [] });
  const bad = await call(host, keeper, 'PUT', '/shop/bills/bank/2026-10-05', {
    csv: '到账,x,1.00,0,2026-10-06 09:00\n到账,y',
  });
  expect([bad.status, bad.body.error.details]).toEqual([422, { row: 2, rows: [{ row: 2, fault: 'cells' }], more: 0 }]);
  const promised = await call(host, keeper, 'POST', '/shop/donations', promise);
  expect(promised.status).toBe(201);
  const path = `/shop/donations/${promised.body.id}`;
  expect((await call(host, chief, 'GET', path)).body).toMatchObject({
    ...{ held: 0, owed: 0, dueBy: null, madeBy: expect.stringMatching(/./) as string },
    donation: { beneficiary: '云泽慈善会', state: 'promised' },
  });
  expect((await call(host, stranger, 'GET', path)).body.error.code).toBe('BOOKS.AGREEMENT_NOT_FOUND');
  expect((await call(host, keeper, 'GET', '/shop/donations?state=promised')).body.donations).toHaveLength(1);
  expect((await call(host, keeper, 'GET', '/shop/donations?state=paid')).body.donations).toEqual([]);
  expect((await call(host, stranger, 'GET', '/shop/donations')).body.donations).toEqual([]);
});

it('hands the token of a receipt to the desk of its station alone', async () => {
  const { receipts } = (await call(host, keeper, 'GET', '/shop/books/receipts')).body;
  expect(receipts).toMatchObject([{ token, paid: 5_990, back: 0 }]);
  const one = await call(host, keeper, 'GET', `/shop/books/receipts?order=${receipts[0].order}`);
  expect(one.body.receipts).toEqual(receipts);
  expect((await call(host, keeper, 'GET', `/shop/books/receipts?order=${ID}`)).body).toEqual({ receipts: [] });
  expect((await call(host, stranger, 'GET', '/shop/books/receipts')).body).toEqual({ receipts: [] });
  expect((await call(host, keeper, 'GET', '/shop/books/lives')).body).toEqual({ station, lives: [LIVE] });
  expect((await call(host, stranger, 'GET', '/shop/books/lives')).body.lives).toEqual([]);
});

it('shows anybody who has the token where each yuan went, and nobody else', async () => {
  const { status, body } = await call(host, undefined, 'GET', `/api/shop/receipts/${token}`);
  expect([status, body.paid, body.shares.length]).toEqual([200, 5_990, 4]);
  expect((await call(host, undefined, 'GET', `/api/shop/receipts/${'x'.repeat(32)}`)).status).toBe(404);
  expect((await call(host, undefined, 'GET', '/api/shop/receipts/short')).status).toBe(422);
  expect((await call(host, undefined, 'GET', `/api/shop/day-roots/${station}`)).body).toMatchObject({ roots: [] });
  expect((await call(host, undefined, 'GET', '/api/shop/day-roots/A')).status).toBe(422);
  expect((await call(host, undefined, 'GET', `/api/shop/welfare/${station}/${SESSION}`)).body).toMatchObject({
    orders: 1,
  });
  expect((await call(host, undefined, 'GET', `/api/shop/welfare/${station}/${ID}`)).status).toBe(404);
  expect((await call(host, undefined, 'GET', `/api/shop/welfare/${station}/x`)).status).toBe(422);
});
