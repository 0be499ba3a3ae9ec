import type { LibrarySearch, StaffActor } from '../../contract';
import { err, ok, spreadsheet, type Locale, type Refusal, type Result } from '../../kernel';
import type { Pieces } from '../../platform';
import { columnName, type LibraryDeps } from './library-deps';
import type { Entry } from './library-store';
import { questionOf } from './search-library';

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

type Export = { readonly name: string; readonly lines: number; readonly pieces: Pieces };
type Refused = Refusal<'HEARTH.NOT_ALLOWED', undefined> | Refusal<'LIBRARY.EXPORTS_BUSY', { most: number }>;

/** All that was found at one moment, as a table for a spreadsheet. That somebody took it stands in the ledger. */
export async function exportLibrary(
  deps: Pick<LibraryDeps, 'database' | 'exports' | 'columns' | 'ledger' | 'clock'>,
  actor: StaffActor,
  { speech, ...search }: LibrarySearch & { readonly speech: Locale },
): Promise<Result<Export, Refused>> {
  const question = questionOf(actor, search);
  if (!question) return err('HEARTH.NOT_ALLOWED');
  const columns = await deps.columns.all();
  const open = await deps.exports.open(deps.database.read, question);
  if (!open) return err('LIBRARY.EXPORTS_BUSY', { most: deps.exports.mostAtOnce });
  try {
    // Noted before the first line leaves: whoever breaks off has taken something, too.
    await deps.database.transaction(async (tx) => {
      const facts = { lines: open.total };
      deps.ledger.append(tx, { actor, action: 'library.exported', subject: actor.station, facts });
    });
  } catch (error) {
    await open.close();
    throw error;
  }
  return ok({
    name: `library-${deps.clock.now().toISOString().slice(0, 10)}.csv`,
    lines: open.total,
    pieces: spreadsheet(open, HEADS[speech], (entry) => cellsOf(entry, columnName(columns, entry.column, speech))),
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
