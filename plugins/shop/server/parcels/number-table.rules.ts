import { err, isUuid, ok, type Refusal, type Result } from '@hearth/cms/kernel';
import { shippingCompanies, shippingCompany, trackingNumber, type ShippingCompany } from '../../contract';

/** A line of a table of tracking numbers: what it says, or which column of it cannot be read. */
export type NumberLine = { readonly row: number; readonly text: string } & (
  { readonly order: string; readonly company: ShippingCompany; readonly number: string } | { readonly column: Column }
);

type Column = 'order' | 'company' | 'number';

/** What the columns are called, in the table that the board hands out and by people. */
const HEADS: Readonly<Record<Column, RegExp>> = {
  order: /^(订单号|order)$/i,
  company: /^(快递公司|carrier)$/i,
  number: /^(运单号|tracking number)$/i,
};

/** Names by which people call carriers. */
const BY_NAME: ReadonlyMap<string, ShippingCompany> = new Map(
  shippingCompany.options.flatMap((code) => {
    const name = shippingCompanies[code];
    return [code, name['zh-Hans'], name.en].map((word) => [word.toLowerCase(), code] as const);
  }),
);

type Unreadable = Refusal<'PARCELS.FILE_UNREADABLE', undefined> | Refusal<'PARCELS.FILE_TOO_LONG', { most: number }>;

/**
 * Reads a table of tracking numbers. Columns are found by their names, so that the table of the board can be sent back as it is; lines
 * without a number were not filled in and are passed over. A line that cannot be read says so by itself.
 */
export function readNumbers(csv: string, most: number): Result<readonly NumberLine[], Unreadable> {
  const rows = rowsOf(csv.replace(/^\uFEFF/, ''));
  const [head] = rows;
  const place = head && placesOf(head.cells);
  if (!place) return err('PARCELS.FILE_UNREADABLE');
  const lines = rows.slice(1).flatMap(({ row, cells }): NumberLine[] => {
    const cell = (column: Column): string => plain(cells[place[column]] ?? '');
    return cell('number') === '' ? [] : [lineOf(row, cell)];
  });
  return lines.length > most ? err('PARCELS.FILE_TOO_LONG', { most }) : ok(lines);
}

function placesOf(heads: readonly string[]): Readonly<Record<Column, number>> | undefined {
  const at = (column: Column): number => heads.findIndex((head) => HEADS[column].test(plain(head)));
  const place = { order: at('order'), company: at('company'), number: at('number') };
  return Object.values(place).includes(-1) ? undefined : place;
}

/** Spreadsheets keep long numbers whole behind a quote or a backtick. */
const plain = (cell: string): string => cell.trim().replace(/^['`]/, '');

function lineOf(row: number, cell: (column: Column) => string): NumberLine {
  const text = [cell('order'), cell('company'), cell('number')].join(', ').slice(0, 160);
  const order = cell('order').toLowerCase();
  const company = BY_NAME.get(cell('company').toLowerCase());
  const number = trackingNumber.safeParse(cell('number'));
  if (!isUuid(order)) return { row, text, column: 'order' };
  if (!company) return { row, text, column: 'company' };
  return number.success ? { row, text, order, company, number: number.data } : { row, text, column: 'number' };
}

type Row = { readonly row: number; readonly cells: readonly string[] };

/** Cuts a table into its cells: a cell in quotes may hold commas and quotes; lines are as the board writes them, one each. */
function rowsOf(csv: string): readonly Row[] {
  return csv
    .split(/\r?\n/)
    .map((line, n) => ({ row: n + 1, line }))
    .filter(({ line }) => line.trim() !== '')
    .map(({ row, line }) => ({ row, cells: cellsOf(line) }));
}

function cellsOf(line: string): readonly string[] {
  return [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(
    ([, quoted, bare = '']) => quoted?.replaceAll('""', '"') ?? bare,
  );
}
