/** What a house in memory knows. */
import type { ColumnTarget, ReviewRules } from '../../../contract';
import type { LedgerEntry } from '../../../platform/ledger/ledger.rules';
import type { DeskEntry } from '../../editions/edition-desk-store';
import type { Edition } from '../../editions/edition-store';
import type { Delivery } from '../../deliveries/delivery-store';
import type { Case } from '../../review/case-store';
import type { NewRelease } from '../../review/release-store';
import type { KeptSignature } from '../../review/signature-store';
import type { Revision } from '../../revisions/revision-store';

/** Everything that the house knows. */
export type Memory = {
  now: number;
  ids: number;
  kept: Case | undefined;
  deliveries: Delivery[];
  readonly rules: ReviewRules;
  readonly authors: Set<string>;
  readonly signatures: (KeptSignature & {
    readonly because: Map<string, string | null>;
    readonly covers: Set<string>;
  })[];
  readonly revisions: Revision[];
  readonly releases: NewRelease[];
  readonly editions: Edition[];
  readonly ledger: LedgerEntry[];
  readonly targets: readonly ColumnTarget[];
  readonly desk: Map<string, DeskEntry>;
  silent: boolean;
  aired: boolean;
  correcting: string | undefined;
  readonly corrected: Set<string>;
  /** Whether the database keeps one row for each edition, revision, action and account; a mutant takes that away. */
  readonly oneRowPerTarget: boolean;
};

export const nextId = (memory: Memory): string => {
  memory.ids += 1;
  return `00000000-0000-7000-8000-${memory.ids.toString(16).padStart(12, '0')}`;
};

/** Takes back what is written from now on; what a signature covers is no matter of anything that may be refused. */
export function undoing(memory: Memory): () => void {
  const { kept, deliveries, revisions, releases, editions, ledger, signatures, desk } = memory;
  const [rows, said] = [[...deliveries], [...desk]];
  const lists = [revisions, releases, editions, ledger, signatures];
  const lengths = lists.map(({ length }) => length);
  return () => {
    memory.kept = kept;
    memory.deliveries = rows;
    for (const [at, list] of lists.entries()) list.length = lengths[at] ?? 0;
    desk.clear();
    for (const [channel, entry] of said) desk.set(channel, entry);
  };
}
