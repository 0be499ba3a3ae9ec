import { fen, formatYuan } from '@hearth/cms/kernel';
import type { GoodsField, OutletFormat } from '../../contract';

/** An item of a live as a list of goods has it. */
export type ListedGoods = {
  readonly offer: string;
  readonly title: Readonly<Record<string, string>>;
  readonly spec: string;
  readonly price: number;
  readonly basePrice: number | null;
  readonly seller: string;
  readonly origin: string;
};

type Cell = (goods: ListedGoods, number: number, language: string) => string;

/** What stands in each column. A title stands in the language of the room, and in Chinese where there is none in that. */
const CELLS: Readonly<Record<GoodsField, Cell>> = {
  number: (_, number) => String(number),
  title: ({ title }, _, language) => (language.startsWith('en') ? title['en'] : undefined) ?? title['zh-Hans'] ?? '',
  spec: ({ spec }) => spec,
  price: ({ price }) => formatYuan(fen(BigInt(price))),
  basePrice: ({ basePrice }) => (basePrice === null ? '' : formatYuan(fen(BigInt(basePrice)))),
  seller: ({ seller }) => seller,
  origin: ({ origin }) => origin,
  id: ({ offer }) => offer,
};

/** A list of goods in the form of a platform: its heads, and a line for each item. */
export function goodsTable(
  goods: readonly ListedGoods[],
  { goods: columns }: Pick<OutletFormat, 'goods'>,
  language: string,
): { readonly heads: readonly string[]; readonly rows: readonly (readonly string[])[] } {
  return {
    heads: columns.map(({ head }) => head),
    rows: goods.map((one, index) => columns.map(({ field }) => CELLS[field](one, index + 1, language))),
  };
}
