import { useState } from 'react';
import { Box, Button, Flex, Typography } from '@strapi/design-system';
import { Moment, ReasonDialog, StateWord, useActing, useSpoken, type Tone } from '@hearth/cms/reach';
import type { HostDeed, HostState, LiveHost } from '../../contract';
import { deedsOn, isStoppable } from './watching.rules';
import { useSay } from './words';

const TONES: Readonly<Record<HostState, Tone>> = {
  ...{ waiting: 'quiet', speaking: 'proof', faded: 'stop', stopped: 'stop', gone: 'quiet' },
};

type Props = {
  readonly host: LiveHost;
  readonly me: string | undefined;
  readonly mayWatch: boolean;
  readonly onDone: () => void;
};

/** One host: what it is, who watches over it, how it stands, and what may be pressed. */
export function HostLine({ host, me, mayWatch, onDone }: Props) {
  const say = useSay();
  return (
    <Flex tag="li" gap={4} alignItems="flex-start" wrap="wrap" paddingTop={3} paddingBottom={3}>
      <Box style={{ flex: '0 0 7rem' }}>
        <StateWord tone={host.isSilent ? 'wait' : TONES[host.state]} word={say(`state.${host.state}`)} />
      </Box>
      <Who host={host} />
      {mayWatch && <Deeds host={host} me={me} onDone={onDone} />}
    </Flex>
  );
}

/** The stop is one press and never waits for a form; what was stopped is cleared with a reason. */
function Deeds({ host, me, onDone }: Omit<Props, 'mayWatch'>) {
  const say = useSay();
  const { busy, act } = useActing();
  const [isClearing, clear] = useState(false);
  const turn = async (event: HostDeed, reason = ''): Promise<void> => {
    clear(false);
    await act({ method: 'post', path: `/live/hosts/${host.id}/turns`, body: { event, version: host.version, reason } });
    onDone();
  };
  const stop = async (): Promise<void> => {
    await act({ method: 'post', path: `/live/hosts/${host.id}/stop`, body: { reason: '' } });
    onDone();
  };
  return (
    <Flex gap={2} wrap="wrap">
      {deedsOn(host, me).map((deed) => (
        <Button
          key={deed}
          size="S"
          variant="tertiary"
          disabled={busy}
          onClick={() => (deed === 'clear' ? clear(true) : void turn(deed))}
        >
          {say(`do.${deed}`)}
        </Button>
      ))}
      {isStoppable(host) && (
        <Button size="S" variant="danger" onClick={() => void stop()}>
          {say('do.stop')}
        </Button>
      )}
      {isClearing && (
        <ReasonDialog
          title={say('do.clear')}
          label={say('reason')}
          busy={busy}
          onClose={() => clear(false)}
          onReason={(reason) => void turn('clear', reason)}
        />
      )}
    </Flex>
  );
}

function Who({ host: { kind, task, name, label, duty, seenAt, isSilent } }: { readonly host: LiveHost }) {
  const say = useSay();
  const spoken = useSpoken();
  return (
    <Box style={{ flex: '1 1 20rem', minWidth: 0 }}>
      <Typography tag="h3" fontWeight="semiBold">
        {name}
      </Typography>
      <Typography tag="p" variant="pi" textColor="neutral600">
        {`${say(`kind.${kind}`)} · ${say(`task.${task}`)}${label === null ? '' : ` · ${spoken(label)}`}`}
      </Typography>
      {duty !== null && (
        <Typography tag="p" variant="pi" textColor={isSilent ? 'danger600' : 'neutral600'}>
          {say('duty', { name: duty.name })}
          {seenAt !== null && (
            <>
              {' · '}
              <Moment at={seenAt} />
            </>
          )}
          {isSilent && ` · ${say('silent')}`}
        </Typography>
      )}
    </Box>
  );
}
