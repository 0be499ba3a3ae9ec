import type { RefusalOf, ReviewLevel, signLinkErrors, StaffActor } from '../../contract';
import type { Ids, Random } from '../../kernel';
import type { Database, Ledger, Mail, People } from '../../platform';
import type { Passwords } from '../accounts/password';
import type { Checks } from '../checks';
import type { ReviewDeps, ReviewRefusal } from '../review/review-deps';
import type { Revision } from '../revisions/revision-store';
import type { SignLinkStore } from './sign-link-store';

/** What the use cases of signing by link stand on. */
export type SignDeps = {
  readonly database: Database;
  readonly ledger: Ledger;
  readonly people: People;
  readonly ids: Ids;
  readonly random: Random;
  readonly links: SignLinkStore;
  readonly passwords: Passwords;
  readonly review: ReviewDeps;
  /** Undefined on a host that sends none. */
  readonly mail: Pick<Mail, 'send'> | undefined;
  /** Takes a letter away once the link is safe. */
  post(letter: { readonly to: string; readonly subject: string; readonly text: string; readonly id: string }): void;
  /** Somebody of the staff as who acts now; undefined when they left. */
  signer(person: string): Promise<StaffActor | undefined>;
  /** Whether somebody may sign a level: by role or lent. */
  holds(actor: StaffActor, level: ReviewLevel): Promise<boolean>;
  reportOn(revision: Revision): ReturnType<Checks['report']>;
  columnName(id: string): Promise<string>;
  /** The address that phones reach this host at. */
  publicUrl(): string;
};

/** Any refusal of signing by link. */
export type SignRefusal = RefusalOf<typeof signLinkErrors> | ReviewRefusal;
