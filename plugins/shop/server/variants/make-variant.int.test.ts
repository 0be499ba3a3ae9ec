import { randomUUID } from 'node:crypto';
import { theHost } from '../../../../tests/host/host';
import { aPerson, aStation, call } from '../../../../tests/host/people';
import { goodsOf } from '../../../../tests/host/some-goods';

// The first boot of a house makes its database, which takes a busy machine minutes.
beforeAll(theHost, 300_000);

it('makes variants of what its own station or one above it vets, and of nobody else’s goods', async () => {
  const host = await theHost();
  const above = 'yunze';
  const [own, beside] = [await aStation(host).under(above).save(), await aStation(host).under(above).save()];
  const keepers = {
    own: await aPerson(host).role('shop-keeper').at(own.slug).signedIn(),
    above: await aPerson(host).role('shop-keeper').at(above).signedIn(),
  };
  const goods = {
    own: await goodsOf(host, own.slug),
    above: await goodsOf(host, above),
    beside: await goodsOf(host, beside.slug),
  };
  const make = async (who: keyof typeof keepers, product: string): Promise<readonly unknown[]> => {
    const title = { 'zh-Hans': '云泽脐橙', en: 'Navel oranges' };
    const body = { product, title, spec: '5 斤装', weightG: 2500 };
    const made = await call(host, keepers[who], 'POST', '/shop/variants', body);
    return [made.status, made.body.error?.code];
  };
  const refused = [404, 'SHOP.GOODS_NOT_VETTED_HERE'];
  expect(await make('own', goods.own)).toEqual([201, undefined]);
  expect(await make('own', goods.above)).toEqual([201, undefined]);
  expect(await make('own', goods.beside)).toEqual(refused);
  expect(await make('own', randomUUID())).toEqual(refused);
  // Whoever stands above sees the goods below, and vouches for none of them.
  expect(await make('above', goods.own)).toEqual(refused);
  expect(await make('above', goods.above)).toEqual([201, undefined]);
  const kept = await call(host, keepers.above, 'GET', '/shop/variants');
  const products = (kept.body.variants as { product: string }[]).map(({ product }) => product);
  expect([products.includes(goods.above), products.includes(goods.own)]).toEqual([true, false]);
});
