import type { Ids, Random } from '../../kernel';
import type { Database, Ledger, Limits, Log, Mail, PersonalData, SharedTime, Sms } from '../../platform';
import type { AccessTokens } from './access-token';
import type { ConsentStore } from './consent-store';
import type { Passwords } from './password';
import type { Postman } from './postman';
import type { ProofStore } from './proof-store';
import type { ReaderKeys } from './reader-secret';
import type { ReaderStore } from './reader-store';
import type { SessionStore } from './session-store';

/** What the verbs of accounts work with. */
export type AccountDeps = {
  readonly database: Database;
  /** The time that all nodes share. */
  readonly time: SharedTime;
  readonly ids: Ids;
  readonly random: Random;
  readonly log: Log;
  readonly ledger: Ledger;
  readonly limits: Limits;
  /** How many times more than usual one address, and all together, may do. */
  readonly scale: number;
  readonly readers: ReaderStore;
  readonly sessions: SessionStore;
  readonly proofs: ProofStore;
  readonly consents: ConsentStore;
  readonly keys: ReaderKeys;
  readonly access: AccessTokens;
  readonly passwords: Passwords;
  readonly personalData: PersonalData;
  readonly sms: Sms | undefined;
  readonly mail: Mail | undefined;
  readonly postman: Postman;
  /** Whose addresses count as one caller. */
  householdOf(address: string): string;
  normalisePhone(written: string): string | undefined;
  /** The station whose app this host serves: whoever signs up here is its reader. */
  homeStation(): Promise<string>;
};

/** The little of a request that matters at the door. */
export type Caller = { readonly address: string; readonly agent: string; readonly locale: 'zh-Hans' | 'en' };
