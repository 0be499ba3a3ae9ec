import type { Ids, Clock } from '../../kernel';
import type { Database, Ledger, Stations } from '../../platform';
import type { ColumnRecord, ColumnStore } from '../columns/column-store';
import type { LineageStore } from '../lineage/lineage-store';
import type { CopyManuscript } from './copy-store';
import type { SearchStore } from './saved-search-store';

/** What the use cases of the library stand on. */
export type LibraryDeps = {
  readonly database: Database;
  readonly ledger: Ledger;
  readonly stations: Stations;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly columns: ColumnStore;
  readonly lineage: LineageStore;
  readonly searches: SearchStore;
  readonly copy: CopyManuscript;
};

/** The name of a column in a language, as far as it has one. */
export function columnName(columns: readonly ColumnRecord[], id: string, locale: 'zh-Hans' | 'en'): string {
  const words = columns.find((one) => one.id === id)?.words;
  return words?.get(locale)?.name ?? words?.get('zh-Hans')?.name ?? '';
}
