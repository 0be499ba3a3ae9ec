import { useState } from 'react';
import { Button, Flex, Typography } from '@strapi/design-system';
import { CopyButton, Moment, Panel, ScanCode, useActing, useMay } from '@hearth/cms/reach';
import { ROOM_LEAD, type PlannedSession } from '../../contract';
import { useSay } from './words';

type Made = { readonly pass: string; readonly until: string };
type Props = { readonly session: Pick<PlannedSession, 'id' | 'room' | 'title' | 'isRehearsal'> };

/** The way by which somebody looks at a rehearsal in the app, as viewers will see the live. What was made is shown now, and never again. */
export function GuestsPanel({ session: { id, room, title, isRehearsal } }: Props) {
  const say = useSay();
  const mayLead = useMay(ROOM_LEAD);
  const { busy, act } = useActing();
  const [made, show] = useState<Made>();
  if (!isRehearsal || !mayLead) return null;
  const make = async (): Promise<void> => {
    const done = await act<Made>({ method: 'post', path: `/live/rooms/${room}/guest-passes`, body: {} });
    if (done) show(done.value);
  };
  return (
    <Panel title={say('sessions.guests')}>
      <Flex direction="column" alignItems="start" gap={3}>
        <Typography textColor="neutral600">{say('sessions.guests.about')}</Typography>
        {made && <Address made={made} path={`/watch/${id}?pass=${encodeURIComponent(made.pass)}`} title={title} />}
        <Button size="S" variant="tertiary" disabled={busy} onClick={() => void make()}>
          {say(made ? 'sessions.guests.again' : 'sessions.guests.make')}
        </Button>
      </Flex>
    </Panel>
  );
}

type AddressProps = { readonly made: Made; readonly path: string; readonly title: string };

function Address({ made: { until }, path, title }: AddressProps) {
  const say = useSay();
  const address = `${window.location.origin}${path}`;
  return (
    <Flex direction="column" alignItems="start" gap={3} role="status">
      <ScanCode text={address} label={say('sessions.guests.code', { title })} />
      <Typography style={{ overflowWrap: 'anywhere' }}>{address}</Typography>
      <Flex gap={3} wrap="wrap">
        <CopyButton text={address} what={say('sessions.guests')} />
        <Typography textColor="neutral600">
          {say('sessions.guests.until')} <Moment at={until} />
        </Typography>
      </Flex>
    </Flex>
  );
}
