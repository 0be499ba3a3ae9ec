import type { ZodType, output } from 'zod';
import type { Tx } from '../database/database';
import type { Retry } from '../outbox/outbox.rules';

/** What a job is called and what it is given: enough to enqueue one. */
export type JobKind<Schema extends ZodType = ZodType> = {
  /** `notice.send`: rows wait under this name, so renaming a kind leaves them behind. */
  readonly name: string;
  /** Describes JSON and changes nothing while it parses. */
  readonly schema: Schema;
};

/** What a handler is told about the job it works on. */
export type JobCall = {
  readonly id: string;
  /** 1 at the first try. */
  readonly tries: number;
  /** Aborts when the time is over or the node stops: pass it to fetch and to programs. */
  readonly signal: AbortSignal;
};

/** Database effects of a job that must happen exactly once: they commit together with its completion. */
export type Finish = (tx: Tx) => Promise<void>;

/** What a handler promises: nothing more, or rows that commit with the mark that it is done. */
export type Handled = Promise<void> | Promise<Finish | undefined>;

/** A kind of job and what is done with it. */
export type JobDefinition<Schema extends ZodType = ZodType> = JobKind<Schema> & {
  readonly retry?: Retry;
  /** Seconds that one try may take; afterwards, or when its node died, it is tried again elsewhere. Default 60. */
  readonly timeLimit?: number;
  /** How many of the kind one node works on at once. Default 1. */
  readonly atOnce?: number;
  /**
   * Does the work: at least once, so what it does to the world must bear repetition. Rows go into the function it returns, which
   * runs in the transaction that completes the job.
   */
  handle(data: output<Schema>, job: JobCall): Handled;
};

/** When and under which name a job waits. */
export type EnqueueOptions = {
  /** The station it is for; without one it belongs to the house. */
  readonly station?: string;
  readonly startAfter?: Date;
  /** While a job of the kind with this key waits, another one is not added: for work that covers everything up to its start. */
  readonly key?: string;
};
