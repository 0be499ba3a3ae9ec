import knex from 'knex';
import { systemIds } from '@hearth/cms/kernel';
import type { Host } from './host';

/** What was told of goods, as their form leaves it: a host whose tests share it reads all goods that any of them wrote. */
export const GOODS_FACTS = {
  ...{ spec: '5 斤装', recipe: '', allergens: [], netWeight: '2.5 kg', shelfLifeDays: 10, label: '', gtin: null },
  ...{ maker: '云泽合作社', plant: '', seller: '云泽合作社', origin: '云泽县', storage: '阴凉', story: '' },
  ...{ prepackaged: false, branded: false, welfare: false, donation: false, marks: [] },
  priceBasis: { fen: 3_990, kind: 'list-price' },
};

/** Goods that the vetting of a station keeps, and that the gate has cleared for nobody. */
export async function goodsOf(host: Host, station: string): Promise<string> {
  const db = knex({ client: 'pg', connection: host.databaseUrl, pool: { min: 0, max: 1 } });
  const [supplier, product, by] = [systemIds.next(), systemIds.next(), systemIds.next()];
  const named = { kind: 'cooperative', name: '云泽合作社', region: '530100', state: 'verified', version: 1 };
  await db('vetting_supplier').insert({ ...named, id: supplier, station });
  const facts = JSON.stringify(GOODS_FACTS);
  const words = { category: 'fresh-produce', title: '云泽脐橙', state: 'draft', facts, opened_by: by };
  await db('vetting_product').insert({ ...words, id: product, station, supplier });
  await db.destroy();
  return product;
}
