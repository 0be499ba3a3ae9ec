import { theHost } from '../../../../tests/host/host';
import { aPerson, aStation, call } from '../../../../tests/host/people';
import { goodsOf } from '../../../../tests/host/some-goods';
import { SUPPLIER } from '../testing/a-shop';

// The first boot of a house makes its database, which takes a busy machine minutes.
beforeAll(theHost, 300_000);

const terms = {
  ...{ mode: 'cooperative', goodsKind: 'fresh', supplier: SUPPLIER, payee: '青禾村果业合作社' },
  part: { by: 'share', basisPoints: 7_500 },
};

it('are set and seen at one’s own station by those who may', async () => {
  const host = await theHost();
  const station = (await aStation(host).save()).slug;
  const keeper = await aPerson(host).role('shop-keeper').at(station).signedIn();
  const proofreader = await aPerson(host).role('proofreader').at(station).signedIn();
  const officer = await aPerson(host).role('compliance-officer').at(station).signedIn();
  const stranger = await aPerson(host)
    .role('shop-keeper')
    .at((await aStation(host).save()).slug)
    .signedIn();
  const made = await call(host, keeper, 'POST', '/shop/variants', {
    ...{ title: { 'zh-Hans': '云泽脐橙', en: 'Navel oranges' }, spec: '5 斤装', weightG: 2500 },
    product: await goodsOf(host, station),
  });
  const offer = await call(host, keeper, 'POST', '/shop/offers', {
    ...{ variant: made.body.id, price: 3990, promise: '48 小时内发货' },
    ...{ opensAt: '2026-01-01T00:00:00Z', closesAt: '2099-01-01T00:00:00Z' },
  });
  const path = `/shop/offers/${offer.body.id}/terms`;
  for (const [method, body] of [['GET'], ['PUT', { ...terms, version: 1 }]] as const) {
    expect((await call(host, undefined, method, path, body)).status).toBe(401);
    expect((await call(host, proofreader, method, path, body)).status).toBe(403);
    expect((await call(host, stranger, method, path, body)).body.error.code).toBe('SHOP.OFFER_NOT_FOUND');
  }
  expect((await call(host, officer, 'PUT', path, { ...terms, version: 1 })).status).toBe(403);
  for (const wrong of [
    { ...terms, payee: ' ' },
    { ...terms, part: { by: 'share', basisPoints: 10_001 } },
    { ...terms, stationFen: -1 },
    { ...terms, more: 1 },
    { ...terms, donation: { agreement: SUPPLIER, fen: 0 } },
  ])
    expect((await call(host, keeper, 'PUT', path, { ...wrong, version: 1 })).status).toBe(422);
  expect((await call(host, officer, 'GET', path)).body).toMatchObject({ version: 1, price: 3990, terms: null });
  const dear = await call(host, keeper, 'PUT', path, { ...terms, stationFen: 1_000, version: 1 });
  expect([dear.status, dear.body.error]).toMatchObject([422, { code: 'SHOP.TERMS_SHORT', details: { short: 26 } }]);
  const set = await call(host, keeper, 'PUT', path, { ...terms, version: 1 });
  expect([set.status, set.body.version, set.body.terms.unit]).toEqual([
    ...[200, 2],
    [
      { kind: 'psp', fen: 24 },
      { kind: 'supplier', fen: 2_992 },
      { kind: 'rest', fen: 974 },
    ],
  ]);
  expect((await call(host, officer, 'GET', path)).body).toEqual(set.body);
  expect((await call(host, keeper, 'PUT', path, { ...terms, version: 1 })).body.error.code).toBe(
    'HEARTH.CHANGED_MEANWHILE',
  );
  const listed = await call(host, officer, 'GET', '/shop/terms');
  expect(listed.body).toMatchObject({
    offers: [{ offer: offer.body.id, price: 3990, payee: terms.payee }],
    more: false,
  });
  expect((await call(host, stranger, 'GET', '/shop/terms')).body.offers).toEqual([]);
  expect([
    (await call(host, undefined, 'GET', '/shop/terms')).status,
    (await call(host, proofreader, 'GET', '/shop/terms')).status,
    (await call(host, officer, 'GET', '/shop/terms?before=x')).status,
  ]).toEqual([401, 403, 422]);
});
