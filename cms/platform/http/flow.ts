import { addAbortSignal, Readable } from 'node:stream';

/** Text that is made while it is taken: `next` gives a piece, `close` is called once when the end came or nobody listens any more. */
export type Pieces = {
  next(): Promise<string | undefined>;
  close(): Promise<void>;
};

/** A file that flows to whoever asked for it. */
export type Flow = {
  readonly type: string;
  readonly name: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Readable;
};

const made = new WeakSet<object>();

/** Whatever flows holds something for as long; a reader who takes a sip an hour is sent away. */
const LONGEST_MINUTES = 15;

/**
 * Makes a file that flows. The next piece is made when the last one was taken, so a slow reader costs no memory; one that leaves, and an
 * error in the middle, end the answer visibly: a cut file must not look whole.
 */
export function flow({ pieces, ...file }: Omit<Flow, 'body'> & { readonly pieces: Pieces }): Flow {
  const body = new Readable({
    read() {
      pieces.next().then(
        (piece) => void this.push(piece ?? null),
        (error: unknown) => void this.destroy(error instanceof Error ? error : new Error(String(error))),
      );
    },
    destroy(error, done) {
      pieces.close().then(
        () => done(error),
        () => done(error),
      );
    },
  });
  const whole = { ...file, body: addAbortSignal(AbortSignal.timeout(LONGEST_MINUTES * 60_000), body) };
  made.add(whole);
  return whole;
}

/** Whether an answer is a file that flows. */
export function isFlow(answer: unknown): answer is Flow {
  return typeof answer === 'object' && answer !== null && made.has(answer);
}
