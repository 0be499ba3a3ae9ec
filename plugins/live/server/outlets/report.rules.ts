import { err, ok, type Result } from '@hearth/cms/kernel';
import type { RefusalOf } from '@hearth/cms/contract';
import type { outletErrors, OutletFormat, OutletReport, ReportColumn, ReportUnit } from '../../contract';

/** A line of a table. */
export type TableRow = { readonly line: number; readonly cells: readonly string[] };

/** What a report says, and which of its heads mean nothing here. */
export type ReadReport = Pick<OutletReport, 'figures' | 'ignored'>;

type Refused = RefusalOf<typeof outletErrors, 'REPORT_LINES' | 'REPORT_EMPTY' | 'REPORT_NUMBER'>;

/** Heads are compared without spaces, and with one kind of brackets. */
const plain = (head: string): string =>
  head.replace(/\s+/g, '').replaceAll('（', '(').replaceAll('）', ')').toLowerCase();

const TIMES: Readonly<Record<string, number>> = { 万: 10_000, 亿: 100_000_000 };
const FEN = 100;

/** A number as platforms write it: `1,234`, `¥12.50`, `3.4万`; undefined where there is none, null where it is no number. */
function numberOf(cell: string): number | null | undefined {
  const flat = cell.replace(/[\s,，¥￥]/g, '');
  if (flat === '' || flat === '-' || flat === '--') return undefined;
  const [, digits, times] = /^(\d+(?:\.\d+)?)(万|亿)?$/.exec(flat) ?? [];
  return digits === undefined ? null : Number(digits) * (times === undefined ? 1 : (TIMES[times] ?? 1));
}

const inUnit = (value: number, unit: ReportUnit): number => Math.round(unit === 'yuan' ? value * FEN : value);

const columnOf = ({ report }: OutletFormat, head: string): ReportColumn | undefined =>
  report.find(({ heads }) => heads.some((name) => plain(name) === plain(head)));

/** Reads a report of one live: its heads, and one line. What it does not say is not there; nothing is guessed. */
export function readReport([heads, ...lines]: readonly TableRow[], format: OutletFormat): Result<ReadReport, Refused> {
  const [line] = lines;
  if (!heads || !line || lines.length > 1) return err('OUTLETS.REPORT_LINES', { lines: lines.length });
  const figures: ReadReport['figures'] = {};
  const ignored: string[] = [];
  for (const [index, head] of heads.cells.entries()) {
    const column = columnOf(format, head);
    if (!column) {
      ignored.push(head.trim());
      continue;
    }
    const value = numberOf(line.cells[index] ?? '');
    if (value === null) return err('OUTLETS.REPORT_NUMBER', { head });
    if (value !== undefined) figures[column.figure] = inUnit(value, column.unit);
  }
  return Object.keys(figures).length === 0
    ? err('OUTLETS.REPORT_EMPTY')
    : ok({ figures, ignored: ignored.filter((head) => head !== '') });
}
