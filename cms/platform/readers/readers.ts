import type { ReaderActor } from '../../contract';
import { err, type Refusal, type Result } from '../../kernel';

/** How the house learns which reader a request comes from. Accounts answer; everybody else asks here. */
export type Readers = {
  /** Whose access token this is, by the token alone: true for up to ten minutes after a sign-out. */
  readerOf(bearer: string | undefined): Promise<Result<ReaderActor, Refusal>>;
  /** Whether the reader's session lives at this moment: for routes where ten minutes would matter. */
  stillSignedIn(reader: ReaderActor): Promise<boolean>;
  answeredBy(answers: ReaderAnswers): void;
};

/** The two questions, as accounts answer them. */
export type ReaderAnswers = Pick<Readers, 'readerOf' | 'stillSignedIn'>;

/** Until accounts have started nobody is signed in. */
export function createReaders(): Readers {
  let answers: ReaderAnswers | undefined;
  return {
    readerOf: (bearer) => answers?.readerOf(bearer) ?? Promise.resolve(err('HEARTH.SIGN_IN_FIRST')),
    stillSignedIn: (reader) => answers?.stillSignedIn(reader) ?? Promise.resolve(false),
    answeredBy: (given) => {
      answers = given;
    },
  };
}
