import { err, ok, spreadsheet, type Result } from '@hearth/cms/kernel';
import type { StaffActor } from '@hearth/cms/contract';
import type { Pieces } from '@hearth/cms/platform';
import { outletFormats } from '../../contract';
import { goodsTable, type ListedGoods } from './goods-table.rules';
import type { OutletDeps } from './outlet-deps';
import type { OutletRefusal } from './put-outlet';

type Taken = { readonly name: string; readonly pieces: Pieces };
type Which = { readonly session: string; readonly id: string };

/** The goods of a live as a table in the form of a platform. Goods that may not be shown now are not on it: nobody sells them anywhere. */
export async function exportGoods(
  deps: OutletDeps,
  actor: StaffActor,
  { session: wanted, id }: Which,
): Promise<Result<Taken, OutletRefusal<'SESSION_NOT_FOUND' | 'NOT_FOUND'>>> {
  const { database, known, outlets, ledger } = deps;
  const session = await known.find(database.read, actor.stations, wanted);
  if (!session) return err('OUTLETS.SESSION_NOT_FOUND');
  const outlet = await outlets.find(database.read, { session: wanted, id });
  if (!outlet) return err('OUTLETS.NOT_FOUND');
  const { platform, language } = outlet;
  const goods = await goodsOf(deps, session);
  const { heads, rows } = goodsTable(goods, outletFormats[platform], language);
  await database.transaction((tx) => {
    const facts = { outlet: id, platform, items: rows.length };
    ledger.append(tx, {
      actor: { ...actor, station: session.station },
      action: 'live-session.goods-listed',
      subject: wanted,
      facts,
    });
    return Promise.resolve();
  });
  let isTaken = false;
  const taken = {
    next: () => {
      const all = isTaken ? [] : rows;
      isTaken = true;
      return Promise.resolve(all);
    },
    close: () => Promise.resolve(),
  };
  return ok({ name: `goods-${platform}-${wanted}.csv`, pieces: spreadsheet(taken, heads, (row) => row) });
}

async function goodsOf(
  { till, goods }: OutletDeps,
  { station, id }: { readonly station: string; readonly id: string },
): Promise<readonly ListedGoods[]> {
  const { items } = await till.moneyOf({ station, session: id });
  const shown = await goods.of([...new Set(items.map(({ product }) => product))]);
  return items.flatMap(({ offer, product, title, spec, price, basePrice }) => {
    const known = shown.get(product);
    if (!known) return [];
    return [{ offer, title, spec, price, basePrice, seller: known.seller.name, origin: known.facts.origin }];
  });
}
