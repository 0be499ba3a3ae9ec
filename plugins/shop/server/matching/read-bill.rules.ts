import { err, ok, yuan, type Refusal, type Result } from '@hearth/cms/kernel';
import type { BillFault } from '../../contract';
import type { BillLine } from './match-day.rules';

const KINDS: Readonly<Record<string, BillLine['kind']>> = {
  ...{ payment: 'payment', 支付: 'payment', 退款: 'refund', refund: 'refund' },
  ...{ transfer: 'transfer', 到账: 'transfer' },
};

/** A line that cannot be read, by its number in the file, and the first cell that is wrong. */
export type BadLine = { readonly row: number; readonly fault: BillFault };

/** So many bad lines are named; a file of another kind has nothing but bad ones. */
export const NAMED_LINES = 40;

type Unreadable = Refusal<
  'BOOKS.BILL_UNREADABLE',
  { row: number; rows: readonly { readonly row: number; readonly fault: string }[]; more: number }
>;

/** Reads a bill: kind, number, yuan, fee in yuan, time; a first line of heads is passed over. All lines that are wrong are told at once. */
export function readBill(csv: string): Result<readonly BillLine[], Unreadable> {
  const rows = csv
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
    .map((text, n) => ({ text: text.trim(), row: n + 1 }))
    .filter(({ text }) => text !== '');
  const lines: BillLine[] = [];
  const bad: BadLine[] = [];
  for (const [n, { text, row }] of rows.entries()) {
    const line = lineOf(text);
    if (typeof line === 'object') lines.push(line);
    else if (n > 0 || kindOf(cellsOf(text)[0] ?? '')) bad.push({ row, fault: line });
  }
  const [first] = bad;
  if (!first) return ok(lines);
  const more = Math.max(0, bad.length - NAMED_LINES);
  return err('BOOKS.BILL_UNREADABLE', { row: first.row, rows: bad.slice(0, NAMED_LINES), more });
}

// Providers put a backtick before numbers, so that spreadsheets leave them alone.
const cellsOf = (text: string): readonly string[] =>
  text.split(',').map((cell) =>
    cell
      .trim()
      .replace(/^"(.*)"$/, '$1')
      .replace(/^`/, ''),
  );

/** A line as it was read, or the first cell of it that is wrong. */
function lineOf(text: string): BillLine | BillFault {
  const cells = cellsOf(text);
  if (cells.length < 5) return 'cells';
  const cell = (n: number): string => cells[n] ?? '';
  const [kind, ref, fen] = [kindOf(cell(0)), cell(1), fenOf(cell(2))];
  if (!kind) return 'kind';
  if (!/^.{1,80}$/.test(ref)) return 'ref';
  if (fen === undefined) return 'yuan';
  const [fee, at] = [fenOf(cell(3) || '0'), timeOf(cell(4))];
  if (fee === undefined) return 'fee';
  return at ? { kind, ref, fen, fee, at } : 'time';
}

const kindOf = (word: string): BillLine['kind'] | undefined => (Object.hasOwn(KINDS, word) ? KINDS[word] : undefined);

function fenOf(text: string): number | undefined {
  const read = yuan(text);
  return read.ok && read.value >= 0n ? Number(read.value) : undefined;
}

/** Bills tell Beijing time without saying so. */
function timeOf(text: string): Date | undefined {
  const at = /(Z|[+-]\d\d:?\d\d)$/.test(text) ? new Date(text) : new Date(`${text.replace(' ', 'T')}+08:00`);
  return Number.isNaN(at.getTime()) ? undefined : at;
}
