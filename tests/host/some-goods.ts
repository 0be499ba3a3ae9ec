import knex from 'knex';
import { systemIds } from '@hearth/cms/kernel';
import type { Host } from './host';

/** Goods that the vetting of a station keeps, and that the gate has cleared for nobody. */
export async function goodsOf(host: Host, station: string): Promise<string> {
  const db = knex({ client: 'pg', connection: host.databaseUrl, pool: { min: 0, max: 1 } });
  const [supplier, product, by] = [systemIds.next(), systemIds.next(), systemIds.next()];
  const named = { kind: 'cooperative', name: '云泽合作社', region: '530100', state: 'verified', version: 1 };
  await db('vetting_supplier').insert({ ...named, id: supplier, station });
  const words = { category: 'fresh-produce', title: '云泽脐橙', state: 'draft', facts: '{}', opened_by: by };
  await db('vetting_product').insert({ ...words, id: product, station, supplier });
  await db.destroy();
  return product;
}
