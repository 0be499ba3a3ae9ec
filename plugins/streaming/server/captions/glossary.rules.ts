import { err, ok, type Result } from '@hearth/cms/kernel';
import type { GlossaryTerm } from '../../contract';
import { spelledTag } from './cue.rules';
import type { FileRefusal } from './read-cues.rules';

/** A word as it is written. */
export type TermWords = Pick<GlossaryTerm, 'term' | 'translations' | 'note'>;

const TERM = 'term';
const NOTE = 'note';
const LONGEST = 100;
const LONGEST_NOTE = 300;

/** A glossary as a table: a column for each language that occurs. */
export function tableOf(terms: readonly GlossaryTerm[]): {
  readonly heads: readonly string[];
  readonly rows: readonly (readonly string[])[];
} {
  const languages = [...new Set(terms.flatMap(({ translations }) => Object.keys(translations)))].sort();
  return {
    heads: [TERM, ...languages, NOTE],
    rows: terms.map(({ term, translations, note }) => [term, ...languages.map((one) => translations[one] ?? ''), note]),
  };
}

type Row = { readonly line: number; readonly cells: readonly string[] };

/** Reads a table; its heads are `term`, `note` and codes of languages, in any order. */
export function readTable(
  csv: string,
  rowsOf: (csv: string) => readonly Row[],
): Result<readonly TermWords[], FileRefusal> {
  const rows = tried(csv, rowsOf);
  if (!rows.ok) return rows;
  const [head, ...rest] = rows.value;
  const heads = (head?.cells ?? []).map((cell) => (cell === TERM || cell === NOTE ? cell : spelledTag(cell)));
  if (!head || !heads.includes(TERM) || heads.includes(undefined)) return wrong(head ?? { line: 1, cells: [] });
  const words = new Map<string, TermWords>();
  for (const row of rest) {
    const one = termIn(heads, row);
    if (!one) return wrong(row);
    words.set(one.term, one);
  }
  return ok([...words.values()]);
}

function termIn(heads: readonly (string | undefined)[], { cells }: Row): TermWords | undefined {
  const found = Object.fromEntries(heads.map((head, at) => [head ?? '', unquoted(cells[at] ?? '')]));
  const { [TERM]: term = '', [NOTE]: note = '', ...rest } = found;
  const translations = Object.fromEntries(Object.entries(rest).filter(([, text]) => text !== ''));
  const isFine = [term, ...Object.values(translations)].every((text) => text.length <= LONGEST);
  return term !== '' && isFine && note.length <= LONGEST_NOTE ? { term, note, translations } : undefined;
}

/** What our own tables put before a cell that a spreadsheet would run. */
const unquoted = (cell: string): string => cell.replace(/^'(?=[=+\-@])/, '');

const wrong = ({ line, cells }: Row): Result<never, FileRefusal> =>
  err('STREAMING.FILE_LINE', { line, text: cells.join(',').slice(0, 60) });

function tried(csv: string, rowsOf: (csv: string) => readonly Row[]): Result<readonly Row[], FileRefusal> {
  try {
    return ok(rowsOf(csv));
  } catch (error) {
    // The parser says where it could not go on.
    const { lines, message } = error as { readonly lines?: number; readonly message: string };
    return err('STREAMING.FILE_LINE', { line: lines ?? 1, text: message.slice(0, 60) });
  }
}
