import type { DeliveryProblem } from '../../contract';
import type { SendOutcome } from '../deliveries/outlet.rules';
import { WORDS, type WordsOf } from './words.rules';

/**
 * What a platform said no to, as far as the house cares: a token that is over, something that passes, something a person has to mend,
 * a post that is not there, nothing that anybody could know, or the house itself said no before anything was asked.
 */
export type Refused = {
  readonly kind: 'token' | 'passing' | 'final' | 'gone' | 'unknown' | 'stopped';
  /** The platform's own code, for whoever asks its support. */
  readonly code: string;
  /** The field of the edition that is wrong, where the platform named one. */
  readonly path?: string | undefined;
  readonly words: WordsOf;
  /** Milliseconds before it is worth trying again. */
  readonly wait?: number | undefined;
};

/** The problem as a delivery keeps it. */
export function problemOf({ code, path, words }: Refused): Omit<DeliveryProblem, 'kind'> {
  return { code, path: path ?? null, ...WORDS[words] };
}

const ABOUT_CREDENTIAL: readonly WordsOf[] = ['token', 'credential', 'missing'];

/** Whether a platform said no to the credential itself, so that nothing goes out until somebody renews it. */
export const refusesCredential = ({ kind, words }: Pick<Refused, 'kind' | 'words'>): boolean =>
  kind !== 'passing' && ABOUT_CREDENTIAL.includes(words);

/** What a refusal makes of a send. A token that cannot be renewed is for a person. */
export function outcomeOf(refused: Refused): SendOutcome {
  const problem = problemOf(refused);
  switch (refused.kind) {
    case 'passing':
      return { kind: 'retryable', problem, ...(refused.wait === undefined ? {} : { wait: refused.wait }) };
    case 'unknown':
      return { kind: 'unknown', problem };
    case 'stopped':
      return { kind: 'stopped' };
    case 'token':
    case 'final':
    case 'gone':
      return {
        ...{ kind: 'final', problem },
        ...{ ofAccount: isOfAccount(refused), refusesCredential: refusesCredential(refused) },
      };
  }
}

const OF_ACCOUNT: readonly WordsOf[] = ['token', 'credential', 'missing', 'right', 'address', 'blocked'];

/** Whether the account is refused, and not merely what it had to post: then nothing else will go out on it either. */
export const isOfAccount = ({ kind, words }: Refused): boolean => kind === 'token' || OF_ACCOUNT.includes(words);

/** A platform that could not be reached, or whose word was lost. */
export function lost(reason: string, mayHaveArrived: boolean): Refused {
  return mayHaveArrived
    ? { kind: 'unknown', code: reason, words: 'lost' }
    : { kind: 'passing', code: reason, words: 'unreachable' };
}
