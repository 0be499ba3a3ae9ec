import type { StaffActor } from '../../contract';
import type { Ids } from '../../kernel';
import type { Database, Ledger, Outbox, Stations } from '../../platform';
import type { PublishedStore } from './published-store';
import type { ReportStore } from './report-store';
import type { RuleBooks } from './rule-books';
import type { RuleStore } from './rule-store';

/** What the verbs of checks work with. */
export type ChecksDeps = {
  readonly database: Database;
  readonly ids: Ids;
  readonly ledger: Ledger;
  readonly outbox: Outbox;
  readonly stations: Stations;
  readonly rules: RuleStore;
  readonly reports: ReportStore;
  readonly published: PublishedStore;
  readonly books: RuleBooks;
  /** Today where the house stands, by which dates without a year are read. */
  today(): string;
  /** Whether somebody's roles, or somebody who lends them theirs, give a power. */
  holds(actor: StaffActor, power: string): Promise<boolean>;
  /** How often rules found something at some stations, by rule and version. */
  tallies(stations: readonly string[]): Promise<ReadonlyMap<string, Tally>>;
};

/** How often a rule found something, and how often that was a false alarm. */
export type Tally = { readonly findings: number; readonly falseAlarms: number };
