import { useState } from 'react';
import { Box, Button, Flex, Typography } from '@strapi/design-system';
import type { CorrectionTrack, WholeCorrection } from '../../contract';
import { Moment } from '../reach/moment';
import { ReasonDialog } from '../reach/reason-dialog';
import { StateWord, type Tone } from '../reach/state-word';
import { useActing } from '../reach/use-acting';
import { useMay } from '../reach/use-may';
import { Panel } from '../review/panel';
import { trackStep } from './tones';
import { useSay } from './words';

const STEP_TONES: Readonly<Record<ReturnType<typeof trackStep>, Tone>> = {
  ...{ done: 'proof', 'given-up': 'quiet', none: 'quiet', hand: 'wait', trouble: 'stop', going: 'wait' },
};

type Props = { readonly whole: WholeCorrection; readonly onChange: () => void };

/** How far a correction is: our own app, and every account with the way in which it is corrected, or who gave it up. */
export function Tracks({ whole: { order, isOut, tracks }, onChange }: Props) {
  const say = useSay();
  const [giving, give] = useState<CorrectionTrack>();
  const { busy, act } = useActing(onChange);
  const mayGiveUp = useMay('plugin::cms.corrections.open') && (order.state === 'open' || order.state === 'signed');
  const giveUp = async ({ channel }: CorrectionTrack, reason: string): Promise<void> => {
    const path = `/cms/corrections/${order.id}/tracks/${channel}/give-up`;
    if (await act({ method: 'post', path, body: { version: order.version, reason } })) onChange();
    give(undefined);
  };
  return (
    <Panel title={say('tracks')}>
      <Line name={say('own')} way="edit" step={isOut ? 'done' : order.revisionTo === null ? 'none' : 'going'} />
      {tracks.map((track) => (
        <Line
          key={track.channel}
          name={track.name}
          way={track.way}
          step={trackStep(track)}
          track={track}
          onGiveUp={mayGiveUp && !track.isDone ? () => give(track) : undefined}
        />
      ))}
      {giving === undefined ? null : (
        <ReasonDialog
          title={say('give-up.title', { account: giving.name })}
          label={say('give-up.reason')}
          busy={busy}
          onClose={() => give(undefined)}
          onReason={(reason) => void giveUp(giving, reason)}
        />
      )}
    </Panel>
  );
}

type LineProps = {
  readonly name: string;
  readonly way: CorrectionTrack['way'];
  readonly step: ReturnType<typeof trackStep>;
  readonly track?: CorrectionTrack;
  readonly onGiveUp?: (() => void) | undefined;
};

function Line({ name, way, step, track, onGiveUp }: LineProps) {
  const say = useSay();
  const stands = track?.stands ?? null;
  return (
    <Box
      paddingTop={2}
      paddingBottom={2}
      borderColor="neutral150"
      style={{ borderWidth: '0 0 1px', borderStyle: 'solid' }}
    >
      <Flex gap={4} wrap="wrap" alignItems="baseline">
        <Typography fontWeight="bold" style={{ minWidth: '12rem' }}>
          {name}
        </Typography>
        <Typography textColor="neutral600">{say(`way.${way}`)}</Typography>
        <StateWord tone={STEP_TONES[step]} word={say(`step.${step}`)} />
        {stands !== null && /^https?:/.test(stands) && step !== 'done' ? (
          <Typography
            tag="a"
            variant="pi"
            textColor="primary600"
            href={stands}
            target="_blank"
            rel="noreferrer noopener"
          >
            {say('stands')}
          </Typography>
        ) : null}
        {onGiveUp === undefined ? null : (
          <Button variant="tertiary" size="S" aria-label={say('give-up.of', { account: name })} onClick={onGiveUp}>
            {say('do.give-up')}
          </Button>
        )}
      </Flex>
      {track?.givenUp ? <Why of={track.givenUp} /> : null}
    </Box>
  );
}

/** Who said so, why and when. */
export function Why({ of: { by, reason, at } }: { readonly of: NonNullable<CorrectionTrack['givenUp']> }) {
  const say = useSay();
  return (
    <Typography tag="p" variant="pi" textColor="neutral600" style={{ overflowWrap: 'anywhere' }}>
      {say('why', { by, reason })} · <Moment at={at} />
    </Typography>
  );
}
