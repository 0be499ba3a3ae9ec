import type { ChannelCredential, EditionContent, UploadProgress } from '../../contract';
import type { Result } from '../../kernel';
import type { Posted, SendOutcome, Sight, WithdrawOutcome } from '../deliveries/outlet.rules';
import type { OwnMedia } from './own-media';
import type { Ask, Heard } from '../../platform/outside/platform-call';
import type { Refused } from './refused.rules';

/** What a platform gives for a credential: a token for calls, and a new refresh token where the old one is used up. */
export type Tokens = { readonly access: string; readonly refresh: string | null; readonly seconds: number };

/** How tokens of a platform are asked for. */
export type TokenSource<C extends ChannelCredential> = {
  ask(credential: C, refresh: string | null): Ask;
  read(heard: Heard): Tokens | undefined;
};

/** What a delivery has done at its platform so far, kept across nodes and deaths. */
export type Steps = {
  read(step: string): Promise<string | undefined>;
  keep(step: string, value: string): Promise<void>;
};

/** What a driver works with during one call of the outlet. */
export type Session<C extends ChannelCredential> = {
  readonly credential: C;
  readonly steps: Steps;
  readonly media: OwnMedia;
  /** The time and a word that was never used, for signatures. */
  now(): Date;
  nonce(): string;
  /** Says how much of a film the platform has. */
  reached(far: UploadProgress): void;
  /** When the post was asked for, if it ever was: nothing that the account posted before can be it. */
  readonly sentAt: Date | null;
  /** Asks with the account's token; one that is over is renewed once. */
  ask(make: (token: string) => Ask): Promise<Result<Heard, Refused>>;
  /**
   * The request that makes the post: noted before it leaves, and when its answer is lost nobody knows. What has to be done right before
   * it is done once it may go, and may refuse.
   */
  commit(make: (token: string) => Ask, before?: () => Promise<Refused | undefined>): Promise<Result<Heard, Refused>>;
};

/** What a driver is given to post. */
export type Wanted = {
  readonly key: string;
  readonly content: EditionContent;
};

/** What came of a check of the account: whose it is, as the platform names it. */
export type Account = { readonly name: string };

/** A driver (平台驱动) of one platform: its documented requests, and what its answers mean. */
export type Driver<C extends ChannelCredential = ChannelCredential> = {
  readonly platform: C['platform'];
  /** Undefined: the credential holds the token itself. */
  readonly tokens?: TokenSource<C>;
  /** The token that stands in the credential, where there is no source. */
  readonly ownToken?: (credential: C) => string;
  /** What an answer refuses; undefined when it is a yes. */
  judge(heard: Heard): Refused | undefined;
  /** Milliseconds for which the account is to be left alone, by what the headers of an answer say. */
  spent?(heard: Heard, now: Date): number | undefined;
  post(session: Session<C>, wanted: Wanted): Promise<Result<SendOutcome, Refused>>;
  /** Puts new words into a post that stands; undefined where the platform cannot. */
  readonly edit?: (session: Session<C>, wanted: Wanted, platformId: string) => Promise<Result<SendOutcome, Refused>>;
  find(session: Session<C>, wanted: Wanted, posted: Posted | null): Promise<Result<Sight, Refused>>;
  remove(session: Session<C>, posted: Posted): Promise<Result<WithdrawOutcome, Refused>>;
  check(session: Session<C>): Promise<Result<Account, Refused>>;
};
