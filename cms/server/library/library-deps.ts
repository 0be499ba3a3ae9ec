import type { Ids, Clock } from '../../kernel';
import type { Database, Ledger, Outbox, Stations } from '../../platform';
import type { ColumnRecord, ColumnStore } from '../columns/column-store';
import type { LineageStore } from '../lineage/lineage-store';
import type { AroundStore } from './around-store';
import type { CopyManuscript } from './copy-store';
import type { ExportStore } from './export-store';
import type { FamilyStore } from './family-store';
import type { EntryStore } from './library-store';
import type { SearchStore } from './saved-search-store';
import type { CatalogueStore } from './search-store';

/** What the use cases of the library stand on. */
export type LibraryDeps = {
  readonly database: Database;
  readonly ledger: Ledger;
  readonly outbox: Outbox;
  readonly stations: Stations;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly columns: ColumnStore;
  readonly lineage: LineageStore;
  readonly searches: SearchStore;
  readonly around: AroundStore;
  readonly family: FamilyStore;
  readonly catalogue: CatalogueStore;
  readonly exports: ExportStore;
  readonly entries: EntryStore;
  readonly copy: CopyManuscript;
};

/** The name of a column in a language, as far as it has one. */
export function columnName(columns: readonly ColumnRecord[], id: string, locale: 'zh-Hans' | 'en'): string {
  const words = columns.find((one) => one.id === id)?.words;
  return words?.get(locale)?.name ?? words?.get('zh-Hans')?.name ?? '';
}
