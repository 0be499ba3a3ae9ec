import { err, ok, yuan, type Refusal, type Result } from '@hearth/cms/kernel';
import type { BillLine } from './match-day.rules';

const KINDS: Readonly<Record<string, BillLine['kind']>> = {
  ...{ payment: 'payment', 支付: 'payment', 退款: 'refund', refund: 'refund' },
  ...{ transfer: 'transfer', 到账: 'transfer' },
};

/** Reads a bill: kind, number, yuan, fee in yuan, time; a first line of heads is passed over. */
export function readBill(csv: string): Result<readonly BillLine[], Refusal<'BOOKS.BILL_UNREADABLE', { row: number }>> {
  const rows = csv
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
    .map((text, n) => ({ text: text.trim(), row: n + 1 }))
    .filter(({ text }) => text !== '');
  const lines: BillLine[] = [];
  for (const { text, row } of rows) {
    const line = lineOf(text);
    if (line) lines.push(line);
    else if (row > 1 || lines.length > 0) return err('BOOKS.BILL_UNREADABLE', { row });
  }
  return ok(lines);
}

function lineOf(text: string): BillLine | undefined {
  // Providers put a backtick before numbers, so that spreadsheets leave them alone.
  const cells = text.split(',').map((cell) =>
    cell
      .trim()
      .replace(/^"(.*)"$/, '$1')
      .replace(/^`/, ''),
  );
  const cell = (n: number): string => cells[n] ?? '';
  const [kind, ref, fen] = [kindOf(cell(0)), cell(1), fenOf(cell(2))];
  const [fee, at] = [fenOf(cell(3) || '0'), timeOf(cell(4))];
  if (!kind || !at || !/^.{1,80}$/.test(ref)) return undefined;
  return fen === undefined || fee === undefined ? undefined : { kind, ref, fen, fee, at };
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
