import type { pointErrors, RefusalOf } from '../../contract';
import type { MachineRefusal, Refusal } from '../../kernel';
import type { KnownPerson, Notices, Platform, SharedTime } from '../../platform';
import type { CaseStore } from '../review/case-store';
import type { ReleaseStore } from '../review/release-store';
import type { AppealStore } from './appeal-store';
import type { MonthStore } from './month-store';
import type { JournalStore } from './journal-store';
import type { PointStore } from './point-store';
import type { PointsExportStore } from './points-export-store';
import type { WorkStore } from './work-store';

/** What the verbs of points are handed. */
export type PointsDeps = Pick<Platform, 'database' | 'ledger' | 'ids' | 'people' | 'roster'> & {
  readonly notices: Pick<Notices, 'notify'>;
  readonly time: SharedTime;
  readonly books: PointStore;
  readonly journal: JournalStore;
  readonly works: WorkStore;
  readonly exports: PointsExportStore;
  readonly months: MonthStore;
  readonly appeals: AppealStore;
  readonly cases: Pick<CaseStore, 'now'>;
  readonly releases: Pick<ReleaseStore, 'last'>;
  /** Everybody of a station, whoever left included. */
  staffAt(station: string): Promise<readonly KnownPerson[]>;
};

/** Any refusal of points. */
export type PointsRefusal =
  RefusalOf<typeof pointErrors> | MachineRefusal | Refusal<'HEARTH.NOT_FOUND' | 'HEARTH.CHANGED_MEANWHILE', undefined>;
