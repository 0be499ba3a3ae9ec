import type { Reading } from '@hearth/cms/reach';
import { Mark, Quiet } from './look';
import { useSay, type Word } from './words';

type Props = {
  readonly of: Pick<Reading<unknown>, 'value' | 'failed'>;
  readonly isEmpty: boolean;
  /** What is said where there is nothing. */
  readonly word: Word;
};

/** What a list says besides its lines: that there are none, that it is being read, or that it could not be. What is not known is not nothing. */
export function Nothing({ of: { value, failed }, isEmpty, word }: Props) {
  const say = useSay();
  if (failed)
    return (
      <p role="alert">
        <Mark tone="stop">{say('unread')}</Mark>
      </p>
    );
  if (!isEmpty) return null;
  return <Quiet>{say(value === undefined ? 'reading' : word)}</Quiet>;
}
