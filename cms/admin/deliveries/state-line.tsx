import { Box } from '@strapi/design-system';
import type { DeliveryShown } from '../../contract';
import { StateWord } from '../reach/state-word';
import { Clock } from './clock';
import { nextMoment, TONES } from './tones';
import { useSay } from './words';

type Props = { readonly of: Pick<DeliveryShown, 'state' | 'gate' | 'dueAt' | 'nextAt'> };

/** Where a delivery stands: what state, what holds it back, and when it goes on by itself. */
export function StateLine({ of }: Props) {
  const say = useSay();
  const next = nextMoment(of);
  return (
    <Box>
      <StateWord
        tone={TONES[of.state]}
        word={of.state === 'gated' && of.gate ? say(`gate.${of.gate}`) : say(`state.${of.state}`)}
      />
      {next && <Clock at={next} />}
    </Box>
  );
}
