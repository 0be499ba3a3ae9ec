/** A house in which histories are played: in memory by the thousand, and on the real database. */
import type { Channel, ContentLocale } from '../../../contract';
import type { Database, Tx } from '../../../platform';
import type { LedgerEntry } from '../../../platform/ledger/ledger.rules';
import type { DeliveryDeps } from '../../deliveries/delivery-deps';
import type { DeliveryLists } from '../../deliveries/delivery-list-store';
import type { Delivery } from '../../deliveries/delivery-store';
import type { Outlet } from '../../deliveries/outlet.rules';
import type { Case } from '../../review/case-store';
import type { NewRelease } from '../../review/release-store';
import type { ReviewDeps } from '../../review/review-deps';
import type { KeptSignature } from '../../review/signature-store';
import type { Revision } from '../../revisions/revision-store';
import type { Answer } from './happenings';
import type { Said } from './replan';
import type { Beginning, Letter } from './story';
import type { Verbs } from './verbs';

/** Everything that is on record about the story. */
export type Records = {
  readonly kept: Case | undefined;
  readonly signatures: readonly KeptSignature[];
  readonly revisions: readonly Revision[];
  readonly releases: readonly Pick<NewRelease, 'hash' | 'ground'>[];
  readonly deliveries: readonly Delivery[];
  readonly ledger: readonly LedgerEntry[];
};

/** A call that reached a platform. */
export type Sent = { readonly delivery: string; readonly masterHash: string; readonly at: number };

/** What is outside the house: the accounts, and how they answer. */
export type Outside = {
  answer: Answer;
  readonly posts: { readonly key: string; isDown: boolean }[];
  readonly sends: Sent[];
};

/** A signature as its event tells it. */
export type SignedWords = { readonly revision: number; readonly hash: string };

/** The house. */
export type House = {
  readonly which: { readonly documentId: string; readonly locale: ContentLocale };
  readonly column: string;
  readonly channels: readonly string[];
  readonly begins: Beginning;
  readonly verbs: Verbs;
  readonly outside: Outside;
  readonly review: ReviewDeps & { unfinished: () => Promise<readonly string[]> };
  readonly lists: DeliveryLists;
  readonly said: Said;
  /** Whether deeds can happen at the same moment here. */
  readonly isParallel: boolean;
  idOf(who: Letter): string;
  /** A worker with a name of its own, which dies before its so many-th transaction. */
  worker(dies?: number): DeliveryDeps;
  records(): Promise<Records>;
  now(): number;
  wait(minutes: number): Promise<void>;
  release(): Promise<void>;
  /** Says that the story was on the air. */
  air(): Promise<void>;
  isAired(): boolean;
  /** Opens a correction of the words that were signed last. */
  correct(): Promise<void>;
  isCorrecting(): Promise<boolean>;
  /** What the signing of corrected words does to their order. */
  corrected(signed: SignedWords): Promise<void>;
  silence(on: boolean): Promise<void>;
  isSilent(): boolean;
};

/** What is thrown where a worker dies; nobody of the house catches it. */
export class Death extends Error {}

/** A database whose caller dies before its so many-th transaction. */
export function mortal(database: Database, dies: number | undefined): Database {
  let left = dies;
  return {
    get read() {
      return database.read;
    },
    transaction: <T>(work: (tx: Tx) => Promise<T>): Promise<T> => {
      if (left === 0) return Promise.reject(new Death('the worker died'));
      if (left !== undefined) left -= 1;
      return database.transaction(work);
    },
  };
}

const problem = { code: 'X', path: null, message: { 'zh-Hans': 'x', en: 'x' }, cure: { 'zh-Hans': 'x', en: 'x' } };
const ARRIVES: readonly Answer[] = ['live', 'accepted', 'unknown'];

/** Accounts without idempotency: each call that arrives is one post more. */
export function outletOf(outside: Outside, now: () => number): Outlet {
  const post = (key: string) => outside.posts.find((one) => one.key === key && !one.isDown);
  return {
    send: async ({ key, masterHash }) => {
      outside.sends.push({ delivery: key, masterHash, at: now() });
      const { answer } = outside;
      if (answer === 'silent') throw new Error('the line broke before it arrived');
      if (ARRIVES.includes(answer)) outside.posts.push({ key, isDown: false });
      if (answer === 'live' || answer === 'accepted') return { kind: answer, platformId: key, url: null };
      return answer === 'handed-over' ? { kind: answer } : { kind: answer, problem };
    },
    look: async ({ key }) => (post(key) ? { kind: 'live', platformId: key, url: null } : { kind: 'absent' }),
    withdraw: async ({ key }) => {
      if (outside.answer === 'retryable') return { kind: 'failed' };
      for (const one of outside.posts) if (one.key === key) one.isDown = true;
      return { kind: 'removed' };
    },
  };
}

/** Our own app and an account elsewhere: what each of the accounts of a house is, in their order. */
export const SURFACES = [
  { platform: 'app', lane: 'app', rulePack: 'app' },
  { platform: 'facebook', lane: 'driver', rulePack: 'facebook' },
] as const;

/** An account of the house as channels are kept. */
export const channelOf = (id: string, at: number): Channel => ({
  ...{ id, station: 'yunze', name: id, account: id, locale: 'zh-Hans', active: true, ...(SURFACES[at] ?? SURFACES[0]) },
  ...{ capabilities: ['publish', 'edit'], quota: null, windows: [], owner: null, hasCredential: false, version: 1 },
  ...{ credentialExpiresAt: null, health: 'ok', healthNote: null, healthAt: null, closedAt: null, pace: null },
});
