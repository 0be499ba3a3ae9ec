import type { RefusalOf, markErrors, StaffActor } from '../../contract';
import type { Ids, MachineRefusal, Refusal } from '../../kernel';
import type { Database, Ledger, Outbox, Roster, Stations, Tx } from '../../platform';
import type { Case, CaseStore } from '../review/case-store';
import type { RevisionStore } from '../revisions/revision-store';
import type { MarkFacts } from './mark.machine';
import type { KeptMark, MarkStore } from './mark-store';

/** What the use cases of remarks stand on. */
export type MarksDeps = {
  readonly database: Database;
  readonly ledger: Ledger;
  readonly outbox: Outbox;
  readonly roster: Roster;
  readonly stations: Stations;
  readonly ids: Ids;
  readonly marks: MarkStore;
  readonly cases: Pick<CaseStore, 'now' | 'authors'>;
  readonly revisions: Pick<RevisionStore, 'last' | 'byNumber' | 'takeTurn'>;
  /** Whether somebody holds a level of review, by role or lent. */
  reviews(actor: StaffActor): Promise<boolean>;
  /** Those who may be called by name at some stations. */
  peopleAt(stations: readonly string[]): Promise<readonly { readonly id: string; readonly name: string }[]>;
  /** Calls people by name, in the transaction of the remark. */
  call(
    tx: Tx,
    call: { readonly people: readonly string[]; readonly by: StaffActor; readonly text: string; readonly about: Case },
  ): Promise<void>;
};

/** Any refusal of remarks. */
export type MarkRefusal =
  RefusalOf<typeof markErrors> | MachineRefusal | Refusal<'HEARTH.NOT_FOUND' | 'HEARTH.CHANGED_MEANWHILE', undefined>;

/** What somebody is to a manuscript, as the machine asks about it. */
export type Standpoint = (mark: Pick<KeptMark, 'person'>) => MarkFacts;
