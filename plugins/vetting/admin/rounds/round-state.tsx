import { StateWord, type Tone } from '@hearth/cms/reach';
import type { RoundState, SeatState } from '../../contract';
import { useSay } from './words';

const ROUND_TONES: Readonly<Record<RoundState, Tone>> = {
  ...{ announced: 'wait', seating: 'wait', scoring: 'wait', opening: 'wait' },
  ...{ opened: 'proof', settled: 'proof', abandoned: 'quiet' },
};
const SEAT_TONES: Readonly<Record<SeatState, Tone>> = {
  ...{ asked: 'wait', cleared: 'wait', sealed: 'proof', revealed: 'proof', recused: 'stop', released: 'quiet' },
};

/** Where a round stands; one that is late says so. */
export function RoundStateWord({ state, isLate }: { readonly state: RoundState; readonly isLate: boolean }) {
  const say = useSay();
  const word = say(`rounds.state.${state}`);
  return (
    <StateWord tone={isLate ? 'stop' : ROUND_TONES[state]} word={isLate ? `${word} · ${say('rounds.late')}` : word} />
  );
}

/** The light of a seat: how far its member is, and nothing of what they think. */
export function SeatStateWord({ state }: { readonly state: SeatState }) {
  const say = useSay();
  return <StateWord tone={SEAT_TONES[state]} word={say(`seat.state.${state}`)} />;
}
