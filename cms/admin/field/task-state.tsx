import { Flex } from '@strapi/design-system';
import type { Assignment, AssignmentState } from '../../contract';
import { StateWord, type Tone } from '../reach/state-word';
import { useSay } from './words';

const TONES: Readonly<Record<AssignmentState, Tone>> = {
  draft: 'quiet',
  assigned: 'wait',
  accepted: 'proof',
  declined: 'stop',
  on_the_way: 'proof',
  on_site: 'proof',
  filed: 'wait',
  done: 'proof',
  cancelled: 'quiet',
};

/** The state of a task as shape and word, and beside it what is late. */
export function TaskState({ task: { state, late } }: { readonly task: Pick<Assignment, 'state' | 'late'> }) {
  const say = useSay();
  return (
    <Flex gap={3} wrap="wrap">
      <StateWord tone={TONES[state]} word={say(`state.${state}`)} />
      {late && <StateWord tone="stop" word={say(`late.${late}`)} />}
    </Flex>
  );
}
