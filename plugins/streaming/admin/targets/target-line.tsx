import { useState } from 'react';
import { Box, Button, Flex, TextInput, Typography } from '@strapi/design-system';
import { FormDialog, Row, useActing, useSpoken } from '@hearth/cms/reach';
import { isTargetProblem, platformPresets, targetProblems, type Looks, type Target } from '../../contract';
import { LookBadges } from '../looks/look-badges';
import { LookDialog } from '../looks/look-dialog';
import { useSay } from '../words';
import { TargetLightWord } from './target-light';

type Props = {
  readonly target: Target;
  readonly mayRun: boolean;
  /** Nothing can be changed now; the panel says why. */
  readonly isLocked: boolean;
  /** How platforms get the picture; none where it cannot be made anew. */
  readonly looks: Looks | undefined;
  readonly onDone: () => void;
};

/** One platform: its light, what is wrong in words that say what to do, and its switches. */
export function TargetLine({ target, mayRun, isLocked, looks, onDone }: Props) {
  const say = useSay();
  const spoken = useSpoken();
  const preset = platformPresets[target.platform];
  return (
    <Box tag="li" paddingTop={3} paddingBottom={3} borderColor="neutral150" borderStyle="solid none none none">
      <Flex justifyContent="space-between" gap={3} wrap="wrap">
        <Flex direction="column" alignItems="flex-start" gap={1}>
          <Flex gap={2} wrap="wrap">
            <Typography fontWeight="semiBold">{target.name}</Typography>
            <LookBadges look={looks?.looks.find((one) => one.target === target.id)} />
          </Flex>
          <Typography variant="pi" textColor="neutral600">
            {[spoken(preset.name), target.keyTail && say('target.key', { tail: target.keyTail })]
              .filter(Boolean)
              .join(' · ')}
          </Typography>
        </Flex>
        <TargetLightWord state={target.state} />
      </Flex>
      <Problem target={target} />
      {mayRun && <Deeds target={target} isLocked={isLocked} looks={looks} onDone={onDone} />}
    </Box>
  );
}

function Problem({ target }: { readonly target: Target }) {
  const spoken = useSpoken();
  const { problem } = target;
  if (problem === null || target.state === 'off') return null;
  const words = isTargetProblem(problem) ? spoken(targetProblems[problem]) : problem;
  const platform = spoken(platformPresets[target.platform].name);
  return (
    <Typography tag="p" textColor="danger600" style={{ paddingTop: 4 }}>
      {words.replace('{platform}', platform)}
    </Typography>
  );
}

function Deeds({ target, isLocked, looks, onDone }: Omit<Props, 'mayRun'>) {
  const say = useSay();
  const { busy: isActing, act } = useActing();
  const busy = isActing || isLocked;
  const [isKeyOpen, openKey] = useState(false);
  const [isRemoving, remove] = useState(false);
  const path = `/streaming/rooms/${target.room}/targets/${target.id}`;
  const isOff = target.state === 'off';
  const turn = async (event: 'start' | 'stop'): Promise<void> => {
    await act({ method: 'post', path: `${path}/turn`, body: { event } });
    onDone();
  };
  const away = async (): Promise<void> => {
    await act({ method: 'del', path });
    remove(false);
    onDone();
  };
  return (
    <Flex gap={2} wrap="wrap" paddingTop={3}>
      <Button size="S" variant={isOff ? 'default' : 'tertiary'} disabled={busy} onClick={() => void turn('start')}>
        {say(isOff ? 'target.start' : 'target.again')}
      </Button>
      {!isOff && (
        <Button size="S" variant="tertiary" disabled={busy} onClick={() => void turn('stop')}>
          {say('target.stop')}
        </Button>
      )}
      <Button size="S" variant="tertiary" disabled={isLocked} onClick={() => openKey(true)}>
        {say('target.newKey')}
      </Button>
      {looks && <ChangeLook target={target} looks={looks} onDone={onDone} />}
      {isOff && (
        <Button size="S" variant="tertiary" disabled={isLocked} onClick={() => remove(true)}>
          {say('target.remove')}
        </Button>
      )}
      {isKeyOpen && <KeyForm target={target} onClose={() => openKey(false)} onDone={onDone} />}
      {isRemoving && (
        <FormDialog
          title={say('target.remove')}
          action={say('target.remove')}
          busy={busy}
          onClose={() => remove(false)}
          onSubmit={() => void away()}
        >
          <Typography>{say('target.remove.about', { name: target.name })}</Typography>
        </FormDialog>
      )}
    </Flex>
  );
}

type LookProps = { readonly target: Target; readonly looks: Looks; readonly onDone: () => void };

function ChangeLook({ target, looks, onDone }: LookProps) {
  const say = useSay();
  const [isOpen, open] = useState(false);
  return (
    <>
      <Button size="S" variant="tertiary" onClick={() => open(true)}>
        {say('look.change')}
      </Button>
      {isOpen && <LookDialog target={target} looks={looks} onClose={() => open(false)} onDone={onDone} />}
    </>
  );
}

type KeyProps = { readonly target: Target; readonly onClose: () => void; readonly onDone: () => void };

/** A new key, also while it is on air. */
function KeyForm({ target, onClose, onDone }: KeyProps) {
  const say = useSay();
  const spoken = useSpoken();
  const { busy, act } = useActing();
  const [key, setKey] = useState('');
  const send = async (): Promise<void> => {
    const path = `/streaming/rooms/${target.room}/targets/${target.id}/key`;
    if (!(await act({ method: 'post', path, body: { key: key.trim() } }))) return;
    onDone();
    onClose();
  };
  return (
    <FormDialog
      title={say('target.newKey')}
      action={say('target.newKey')}
      busy={busy}
      canSend={key.trim() !== ''}
      onClose={onClose}
      onSubmit={() => void send()}
    >
      <Row label={say('key.key')} hint={spoken(platformPresets[target.platform].where)} required>
        <TextInput
          type="password"
          autoComplete="off"
          value={key}
          onChange={({ target: { value } }: { readonly target: { readonly value: string } }) => setKey(value)}
        />
      </Row>
    </FormDialog>
  );
}
