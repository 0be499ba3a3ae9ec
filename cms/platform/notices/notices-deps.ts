import type { Ids, Locale, Random } from '../../kernel';
import type { Database } from '../database/database';
import type { Ledger } from '../ledger/ledger';
import type { Listener } from '../listener/listener';
import type { Log } from '../log/log';
import type { Vault } from '../vault/vault';
import type { DirectoryDeps } from './find-recipients';
import type { Lanes } from './lanes/lane';
import type { NoticeKind } from './notice-kind';
import type { Words } from './notice-words.rules';

/** What notices stand on. */
export type NoticesDeps = DirectoryDeps & {
  readonly database: Database;
  readonly listener: Listener;
  readonly ledger: Ledger;
  readonly vault: Vault;
  readonly ids: Ids;
  readonly random: Random;
  readonly log: Log;
  readonly lanes: Lanes;
  /** The address of the admin, before the path of a link. */
  adminAddress(): string;
  /** Tells the pages of a person that something changed. */
  publish(person: string, change: { type: 'notice.arrived' | 'notice.read'; unread: number }): void;
  /** Milliseconds after which a silent sender counts as dead. */
  readonly lease?: number;
};

/** What the verbs of notices need: all of the above, and the kinds that were declared. */
export type NoticeWork = NoticesDeps & { readonly kinds: Kinds };

/** The declared kinds of notice and their words. */
export type Kinds = {
  get(name: string): NoticeKind | undefined;
  all(): readonly NoticeKind[];
  words(name: string, facts: Readonly<Record<string, unknown>>, locale: Locale): Words;
};
