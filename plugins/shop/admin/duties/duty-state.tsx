import { Flex } from '@strapi/design-system';
import { StateWord, type Tone } from '@hearth/cms/reach';
import type { DutyCounts, DutyState, SessionPhase } from '../../contract';
import { useSay } from './words';

const TONES: Readonly<Record<DutyState, Tone>> = { holds: 'proof', fails: 'stop', open: 'wait', exempt: 'quiet' };
const PHASES: Readonly<Record<SessionPhase, Tone>> = { coming: 'wait', on: 'proof', over: 'quiet' };

/** How a duty stands, as shape and word. */
export function DutyStateWord({ state }: { readonly state: DutyState }) {
  const say = useSay();
  return <StateWord tone={TONES[state]} word={say(`duties.state.${state}`)} />;
}

/** Whether a live is to come, goes on or is over. */
export function PhaseWord({ phase }: { readonly phase: SessionPhase }) {
  const say = useSay();
  return <StateWord tone={PHASES[phase]} word={say(`duties.phase.${phase}`)} />;
}

const COUNTED: readonly DutyState[] = ['fails', 'open', 'holds'];

/** How many duties are in which state; what is wrong stands first. */
export function DutyCountWords({ counts }: { readonly counts: DutyCounts }) {
  const say = useSay();
  return (
    <Flex gap={3} wrap="wrap">
      {COUNTED.filter((state) => counts[state] > 0).map((state) => (
        <StateWord
          key={state}
          tone={TONES[state]}
          word={say('duties.count', { state: say(`duties.state.${state}`), count: counts[state] })}
        />
      ))}
    </Flex>
  );
}
