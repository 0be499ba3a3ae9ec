import { useState } from 'react';
import { Box, Button, Flex, Typography } from '@strapi/design-system';
import type { MatrixSwitch, SwitchState } from '../../contract';
import { Moment } from '../reach/moment';
import { ReasonDialog } from '../reach/reason-dialog';
import { StateWord, type Tone } from '../reach/state-word';
import { useActing } from '../reach/use-acting';
import { useMay } from '../reach/use-may';
import { useSay } from './words';

const TONES: Readonly<Record<SwitchState, Tone>> = { asked: 'wait', on: 'stop', off: 'quiet', declined: 'quiet' };

type DeedsProps = { readonly one: MatrixSwitch; readonly onChange: () => void };
type Props = DeedsProps & { readonly stationName: string };

/** One switch: what it does, whose it is and why, since when and until when, how much waits because of it. */
export function SwitchLine({ one, stationName, onChange }: Props) {
  const say = useSay();
  const { mode, state, reason, askedBy, confirmedBy, onAt, endsAt, endedAt, endedBy, named, stopped } = one;
  return (
    <Box
      padding={5}
      borderColor="neutral150"
      style={{ borderWidth: '0 0 1px', borderStyle: 'solid' }}
      data-switch={mode}
      data-state={state}
    >
      <Flex gap={3} wrap="wrap" alignItems="baseline">
        <Typography variant="delta" tag="h3">
          {say(`mode.${mode}`)}
        </Typography>
        <StateWord tone={TONES[state]} word={say(`state.${state}`)} />
        <Typography textColor="neutral600">{stationName}</Typography>
      </Flex>
      <Typography tag="p" paddingTop={1} style={{ textWrap: 'pretty' }}>
        {say('line.why', { reason, name: askedBy })}
        {confirmedBy === null ? '' : say('line.second', { name: confirmedBy })}
      </Typography>
      <Flex gap={4} wrap="wrap" paddingTop={1}>
        {onAt === null ? null : <When word={say('line.on')} at={onAt} />}
        {endsAt === null || endedAt !== null ? null : <When word={say('line.ends')} at={endsAt} />}
        {endedAt === null ? null : (
          <When word={say('line.ended', { name: endedBy ?? say('line.clock') })} at={endedAt} />
        )}
        {state === 'on' && mode !== 'mourning' ? (
          <Typography variant="pi" textColor="neutral600">
            {say('line.stopped', { count: stopped })}
          </Typography>
        ) : null}
      </Flex>
      {named.length === 0 ? null : (
        <Typography tag="p" variant="pi" textColor="neutral600" paddingTop={1}>
          {say('line.named', { titles: named.map(({ title }) => title).join('、') })}
        </Typography>
      )}
      <Deeds one={one} onChange={onChange} />
    </Box>
  );
}

function When({ word, at }: { readonly word: string; readonly at: string }) {
  return (
    <Typography variant="pi" textColor="neutral600">
      {word} <Moment at={at} />
    </Typography>
  );
}

function Deeds({ one, onChange }: DeedsProps) {
  const say = useSay();
  const [isEnding, end] = useState(false);
  const { busy, act } = useActing(onChange);
  const mayPress = useMay('plugin::cms.switches.press');
  const mayConfirm = useMay('plugin::cms.switches.confirm');
  const { id, version, allowed } = one;
  const press = async (path: string, body: object): Promise<void> => {
    if (await act({ method: 'post', path: `/cms/switches/${id}/${path}`, body: { version, ...body } })) onChange();
    end(false);
  };
  return (
    <Flex gap={2} paddingTop={allowed.length > 0 ? 3 : 0} wrap="wrap">
      {mayConfirm && allowed.includes('confirm') ? (
        <>
          <Button loading={busy} onClick={() => void press('confirm', { agree: true })}>
            {say('do.confirm')}
          </Button>
          <Button variant="tertiary" loading={busy} onClick={() => void press('confirm', { agree: false })}>
            {say('do.decline')}
          </Button>
        </>
      ) : null}
      {mayPress && allowed.includes('end') ? (
        <Button variant="secondary" loading={busy} onClick={() => end(true)}>
          {say('do.end')}
        </Button>
      ) : null}
      {isEnding && (
        <ReasonDialog
          title={say('do.end')}
          label={say('field.reason')}
          about={say('end.about')}
          busy={busy}
          onClose={() => end(false)}
          onReason={(reason) => void press('end', { reason })}
        />
      )}
    </Flex>
  );
}
