import { Flex, Typography } from '@strapi/design-system';
import type { WholeCorrection } from '../../contract';
import { StateWord, type Tone } from '../reach/state-word';
import { Panel } from '../review/panel';
import { trackStep } from './tones';
import { useSay } from './words';

const STEP_TONES: Readonly<Record<ReturnType<typeof trackStep>, Tone>> = {
  ...{ done: 'proof', none: 'quiet', hand: 'wait', trouble: 'stop', going: 'wait' },
};

/** How far a correction is: our own app, and every account with the way in which it is corrected. */
export function Tracks({ whole: { order, isOut, tracks } }: { readonly whole: WholeCorrection }) {
  const say = useSay();
  return (
    <Panel title={say('tracks')}>
      <Line name={say('own')} way="edit" step={isOut ? 'done' : order.revisionTo === null ? 'none' : 'going'} />
      {tracks.map((track) => (
        <Line key={track.channel} name={track.name} way={track.way} step={trackStep(track)} stands={track.stands} />
      ))}
    </Panel>
  );
}

type LineProps = {
  readonly name: string;
  readonly way: WholeCorrection['tracks'][number]['way'];
  readonly step: ReturnType<typeof trackStep>;
  readonly stands?: string | null;
};

function Line({ name, way, step, stands = null }: LineProps) {
  const say = useSay();
  return (
    <Flex
      gap={4}
      wrap="wrap"
      alignItems="baseline"
      paddingTop={2}
      paddingBottom={2}
      borderColor="neutral150"
      style={{ borderWidth: '0 0 1px', borderStyle: 'solid' }}
    >
      <Typography fontWeight="bold" style={{ minWidth: '12rem' }}>
        {name}
      </Typography>
      <Typography textColor="neutral600">{say(`way.${way}`)}</Typography>
      <StateWord tone={STEP_TONES[step]} word={say(`step.${step}`)} />
      {stands !== null && /^https?:/.test(stands) && step !== 'done' ? (
        <Typography tag="a" variant="pi" textColor="primary600" href={stands} target="_blank" rel="noreferrer noopener">
          {say('stands')}
        </Typography>
      ) : null}
    </Flex>
  );
}
