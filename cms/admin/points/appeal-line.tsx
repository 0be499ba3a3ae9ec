import { Flex, Typography } from '@strapi/design-system';
import type { AppealState, PointAppeal } from '../../contract';
import { LINE } from '../reach/line-keys';
import { Moment } from '../reach/moment';
import { NameButton } from '../reach/name-button';
import { StateWord, type Tone } from '../reach/state-word';
import type { About } from './about';
import { useSay } from './words';

const TONES = { open: 'wait', accepted: 'proof', declined: 'stop', withdrawn: 'quiet' } as const satisfies Record<
  AppealState,
  Tone
>;

/** Where an appeal stands, as shape and word. */
export function AppealWord({ state }: { readonly state: AppealState }) {
  const say = useSay();
  return <StateWord tone={TONES[state]} word={say(`appeal.state.${state}`)} />;
}

type Props = { readonly appeal: PointAppeal; readonly about: Pick<About, 'change' | 'me'> };

/** One appeal: about what, by whom, why, and what came of it. */
export function AppealLine({ appeal, about }: Props) {
  const say = useSay();
  const { id, title, person, name, reason, state, answer, answeredBy, at } = appeal;
  const line = { [LINE]: '' };
  return (
    <Flex
      direction="column"
      alignItems="stretch"
      gap={1}
      padding={5}
      borderWidth="0 0 1px 0"
      borderStyle="solid"
      borderColor="neutral200"
    >
      <Flex justifyContent="space-between" alignItems="flex-start" gap={4}>
        <NameButton {...line} onClick={() => about.change({ appeal: id, work: undefined, person: '' })}>
          {title}
        </NameButton>
        <AppealWord state={state} />
      </Flex>
      <Typography variant="pi" textColor="neutral600">
        {person === about.me.id ? '' : `${name} · `}
        <Moment at={at} />
      </Typography>
      <Typography style={{ overflowWrap: 'anywhere' }}>{reason}</Typography>
      {answer !== null && (
        <Typography textColor="neutral600" style={{ overflowWrap: 'anywhere' }}>
          {say('appeal.answer', { name: answeredBy ?? '', answer })}
        </Typography>
      )}
    </Flex>
  );
}
