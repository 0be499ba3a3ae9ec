import { randomUUID } from 'node:crypto';
import sharp from 'sharp';
import { enterApp } from './app-account';
import { barriers } from './barriers';
import { pictures, seats, signIn, type Stage, type Visitor } from './browser';
import { aDeskOf, type Told } from './by-api';
import {
  anOffer,
  complaintsOf,
  fillSheet,
  numberOf,
  payAtTill,
  takenDown,
  toTheTill,
  untilSaid,
  type OwnOffer,
} from './shop-counter';

const BUYER = '19900000221';

type Sent = { readonly type: string; readonly body: BodyInit };

/** Asks the host in the name of the buyer before a page, by the token that the page itself sends. */
async function inTheNameOf({ page }: Visitor, { host }: Stage) {
  const asked = page.waitForRequest((request) => request.headers()['authorization'] !== undefined);
  await page.reload();
  const { authorization = '' } = (await asked).headers();
  return (method: 'GET' | 'POST' | 'PUT', path: string, sent?: Sent): Promise<Response> =>
    fetch(host.url + path, {
      method,
      headers: { authorization, ...(sent ? { 'content-type': sent.type } : {}) },
      ...(sent ? { body: sent.body } : {}),
    });
}

const json = (value: object): Sent => ({ type: 'application/json', body: JSON.stringify(value) });

/** A bruise, as a phone photographs it. */
const aPhoto = (): Promise<Buffer> =>
  sharp({ create: { width: 640, height: 480, channels: 3, background: '#8A5A2B' } })
    .jpeg()
    .toBuffer();

/** One of two boxes is spoilt: a photo within a day of its arrival, and the money is back without anybody arguing. */
export function spoiltFruitJourneys(stage: () => Stage): void {
  const { sit, clear } = seats(stage);
  let own: OwnOffer;
  let buyer: Visitor;
  let order = '';
  beforeAll(async () => {
    own = await anOffer(stage(), { goods: '上坞脐橙', units: 4, price: 2_490 });
    buyer = await sit({ at: 'phone' });
    await enterApp(buyer.page, stage().host, BUYER);
  });
  afterAll(async () => {
    await takenDown(stage(), own);
    await clear();
  });

  it('comes in two boxes', async () => {
    const { page } = buyer;
    await page.goto(`/mall/offers/${own.offer}`);
    await fillSheet(page, { fresh: true });
    await page.getByRole('button', { name: '多一件' }).click();
    await toTheTill(page);
    order = await payAtTill(page, stage());
    await page.getByText('已付款，等待备货').first().waitFor();
    const keep = await aDeskOf(stage(), 'shop-keeper');
    const sent = { company: 'yuantong', number: `YT${randomUUID().replaceAll('-', '').slice(0, 14).toUpperCase()}` };
    const { id, version } = await keep('POST', `/shop/orders/${numberOf(order)}/parcels`, sent);
    await keep('POST', `/shop/parcels/${id}/steps`, { step: 'deliver', version });
    await untilSaid(page, '包裹已送达，验货后请确认收货');
  });

  it('is paid back for the one that is spoilt, by its photo', async () => {
    const send = await inTheNameOf(buyer, stage());
    const [sale, photo, number] = [randomUUID(), randomUUID(), numberOf(order)];
    const asked = {
      ...{ id: sale, order: number, offer: own.offer, kind: 'refund-only', reason: 'bad-fruit', quantity: 1 },
      words: '一箱里有六个压坏发霉了',
    };
    const ask = (photos: readonly string[]): Promise<Response> =>
      send('POST', '/api/shop/after-sales', json({ ...asked, photos }));
    // Without a photo there is nothing to believe.
    expect((await ask([])).status).toBe(422);
    const picture = { type: 'image/jpeg', body: new Uint8Array(await aPhoto()) };
    const shown = await send('PUT', `/api/shop/after-sales/photos/${photo}?order=${number}`, picture);
    expect(shown.status).toBe(201);
    const answers = [await ask([photo]), await ask([photo])];
    expect(answers.map(({ status }) => status)).toEqual([201, 201]);

    const clerk = await sit({ at: 'desk' });
    await signIn(clerk.page, 'after-sales-clerk');
    await clerk.page.goto('/admin/plugins/shop-after-sales');
    await clerk.page.getByRole('link', { name: new RegExp(own.name) }).click();
    await clerk.page.getByText('符合生鲜小额规则').waitFor();
    await clerk.page.getByText('一箱里有六个压坏发霉了').waitFor();
    await clerk.page.getByRole('img', { name: '第 1 张凭证照片' }).waitFor();
    expect(await pictures(clerk.page)).toBeGreaterThan(0);
    expect(await barriers(clerk.page)).toEqual([]);
    await untilSaid(clerk.page, '已退款');
    expect(complaintsOf(clerk)).toEqual([]);
  });

  it('shows its buyer what came back, and its receipt what is left', async () => {
    const { page } = buyer;
    await page.goto(order);
    await untilSaid(page, '已退');
    const send = await inTheNameOf(buyer, stage());
    const asked: Told = await (await send('GET', `/api/shop/orders/${numberOf(order)}`)).json();
    expect(asked).toMatchObject({ state: 'delivered', amount: 4_980, refunded: 2_490 });
    await page.goto(`/receipts/${asked.receipt}`);
    await page.getByText(/已退回，下面是剩下的钱$/).waitFor();
    expect(await barriers(page)).toEqual([]);
    expect(complaintsOf(buyer)).toEqual([]);
  });
}
