import type { LibrarySearch, StaffActor } from '../../contract';
import { err, ok, type Locale, type Refusal, type Result } from '../../kernel';
import { columnName, type LibraryDeps } from './library-deps';
import type { Entry } from './library-store';
import { questionOf } from './search-library';

const MOST_LINES = 5_000;

const HEADS: Readonly<Record<Locale, readonly string[]>> = {
  'zh-Hans': ['标题', '状态', '栏目', '作者', '语言', '台站', '字数', '标签', '版权', '最近修改', '首次发布', '编号'],
  en: [
    'Title',
    'State',
    'Column',
    'Author',
    'Language',
    'Station',
    'Characters',
    'Tags',
    'Rights',
    'Edited',
    'Released',
    'Id',
  ],
};

type Export = { readonly name: string; readonly csv: string; readonly lines: number; readonly more: boolean };

/** What was found, as a table for a spreadsheet. That somebody took it stands in the ledger. */
export async function exportLibrary(
  deps: Pick<LibraryDeps, 'database' | 'catalogue' | 'columns' | 'ledger' | 'clock'>,
  actor: StaffActor,
  { speech, ...search }: LibrarySearch & { readonly speech: Locale },
): Promise<Result<Export, Refusal<'HEARTH.NOT_ALLOWED', undefined>>> {
  const question = questionOf(actor, { ...search, sort: search.sort === 'oldest' ? 'oldest' : 'newest' });
  if (!question) return err('HEARTH.NOT_ALLOWED');
  const found = await deps.catalogue.page(deps.database.read, question, { after: undefined, limit: MOST_LINES + 1 });
  const columns = await deps.columns.all();
  const lines = found.slice(0, MOST_LINES);
  const rows = lines.map((entry) => cellsOf(entry, columnName(columns, entry.column, speech)));
  await deps.database.transaction(async (tx) => {
    deps.ledger.append(tx, {
      actor,
      action: 'library.exported',
      subject: actor.station,
      facts: { lines: lines.length },
    });
  });
  return ok({
    name: `library-${deps.clock.now().toISOString().slice(0, 10)}.csv`,
    // The mark at the beginning tells Excel that this is UTF-8.
    csv: `\uFEFF${[HEADS[speech], ...rows].map((cells) => cells.map(cell).join(',')).join('\r\n')}\r\n`,
    lines: lines.length,
    more: found.length > MOST_LINES,
  });
}

function cellsOf(entry: Entry, column: string): readonly string[] {
  const { title, state, author, locale, station, characters, tags, rights, at, releasedAt, documentId } = entry;
  const released = releasedAt?.toISOString() ?? '';
  return [
    title,
    state,
    column,
    author,
    locale,
    station,
    String(characters),
    tags.join('、'),
    rights,
    at,
    released,
    documentId,
  ];
}

/** A cell that begins like a formula would be run by the spreadsheet that opens it. */
export function cell(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
