import { useCallback, useState } from 'react';
import { Button, Flex } from '@strapi/design-system';
import { ReasonDialog, useActing, useMay } from '@hearth/cms/reach';
import { SESSIONS_RUN, SESSIONS_WATCH, type PlannedSession, type SessionEvent } from '../../contract';
import { AlarmDialog } from './alarm-dialog';
import { useSay } from './words';

/** Somebody says why before these. */
const REASONED: readonly SessionEvent[] = ['pause', 'stop', 'cancel'];
const GRAVE: readonly SessionEvent[] = ['stop', 'cancel'];

type Props = { readonly session: PlannedSession; readonly onDone: () => void };

/** What may be done with a session now, by whoever sits here. */
export function SessionDeeds({ session, onDone }: Props) {
  const say = useSay();
  const [mayRun, mayWatch] = [useMay(SESSIONS_RUN), useMay(SESSIONS_WATCH)];
  const [asked, ask] = useState<SessionEvent | 'alarm'>();
  // Somebody was faster, or a condition does not hold: what stands here is read anew.
  const { busy, act } = useActing(useCallback(() => onDone(), [onDone]));
  const { id, version, state, allowedEvents } = session;
  const send = async (event: SessionEvent, reason = ''): Promise<void> => {
    const done = await act({ method: 'post', path: `/live/sessions/${id}/turn`, body: { event, version, reason } });
    ask(undefined);
    if (done) onDone();
  };
  const press = (event: SessionEvent): void => {
    if (REASONED.includes(event)) ask(event);
    else void send(event);
  };
  return (
    <Flex gap={2} wrap="wrap">
      {mayRun &&
        allowedEvents.map((event, place) => (
          <Button
            key={event}
            disabled={busy}
            variant={GRAVE.includes(event) ? 'danger-light' : place === 0 ? 'default' : 'secondary'}
            onClick={() => press(event)}
          >
            {say(`sessions.deed.${event}`)}
          </Button>
        ))}
      {mayWatch && state === 'live' && (
        <Button variant="danger" disabled={busy} onClick={() => ask('alarm')}>
          {say('sessions.alarm')}
        </Button>
      )}
      {asked === 'alarm' && <AlarmDialog session={id} onClose={() => ask(undefined)} onDone={onDone} />}
      {asked !== undefined && asked !== 'alarm' && (
        <ReasonDialog
          title={say(`sessions.deed.${asked}`)}
          label={say('sessions.reason')}
          busy={busy}
          onClose={() => ask(undefined)}
          onReason={(reason) => void send(asked, reason)}
        />
      )}
    </Flex>
  );
}
