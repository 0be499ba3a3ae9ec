import type { Knex } from 'knex';
import { MOST_EXPORTS_AT_ONCE, openExport, type OpenExport } from '../../platform';
import { narrowed, type Question } from './hits-store';
import type { Entry } from './library-store';
import { LINE, linesOf } from './search-store';

/** Opens what a question finds, to be taken out; undefined when too many exports run. */
function open(
  read: Knex,
  question: Question,
  more?: { readonly stalledSeconds?: number },
): Promise<OpenExport<Entry> | undefined> {
  const exported = {
    counted: (trx: Knex) => narrowed(trx, question).select('document_id'),
    ordered: (trx: Knex) => ordered(trx, question),
    lines: linesOf,
  };
  return openExport(read, exported, more);
}

function ordered(trx: Knex, question: Question): Knex.QueryBuilder {
  const way = question.search.sort === 'oldest' ? 'asc' : 'desc';
  return narrowed(trx, question)
    .orderBy(['at', 'document_id', 'locale'].map((column) => ({ column, order: way })))
    .select(trx.raw(LINE));
}

/** Exports of the library, as use cases are handed them. */
export const exportStore = { open, mostAtOnce: MOST_EXPORTS_AT_ONCE } as const;

/** Exports of the library. */
export type ExportStore = typeof exportStore;
