import { useCallback, useState } from 'react';
import { Box, Button, Flex, IconButton, Typography } from '@strapi/design-system';
import { Cross, Plus } from '@strapi/icons';
import { Faces, Moment, Panel, StateWord, useActing, useMay, useReading, type Tone } from '@hearth/cms/reach';
import { useIntl } from 'react-intl';
import {
  BEAT_SECONDS,
  SESSIONS_PLAN,
  type DutyLight,
  type DutyList,
  type OnDuty,
  type PlannedSession,
} from '../../contract';
import { useAgain } from '../sessions/use-again';
import { useEvery } from '../sessions/use-every';
import { useSay } from '../sessions/words';
import { NameDialog } from './name-dialog';
import { useBeats } from './use-beats';

type Props = { readonly session: PlannedSession; readonly round: number };

const TONES: Readonly<Record<DutyLight, Tone>> = { never: 'quiet', there: 'proof', late: 'wait', gone: 'stop' };
const OVER: readonly PlannedSession['state'][] = ['ended', 'published', 'archived', 'cancelled'];

/** Who is on duty and whether they are there. Whoever of them has this page open gives signs of life by it. */
export function DutyPanel({ session, round }: Props) {
  const say = useSay();
  const { formatList } = useIntl();
  const mayPlan = useMay(SESSIONS_PLAN);
  const [isNaming, name] = useState(false);
  const isOver = OVER.includes(session.state);
  const list = useReading<DutyList>(`/live/sessions/${session.id}/duty`);
  useAgain(round, list.reload);
  useEvery(BEAT_SECONDS * 1_000, list.reload);
  useBeats(isOver ? undefined : session.id, list.value?.duty ?? [], list.reload);
  return (
    <Panel
      title={say('sessions.panel.duty')}
      aside={
        mayPlan &&
        !isOver && (
          <Button variant="tertiary" size="S" startIcon={<Plus />} onClick={() => name(true)}>
            {say('sessions.duty.name')}
          </Button>
        )
      }
    >
      <Faces of={list}>
        {({ duty, missing }) => (
          <>
            {!isOver && missing.length > 0 && (
              <Typography tag="p" textColor="warning600">
                {say('sessions.duty.missing', {
                  roles: formatList(missing.map((role) => say(`sessions.role.${role}`))),
                })}
              </Typography>
            )}
            <Box tag="ul" style={{ listStyle: 'none', margin: 0, padding: 0 }}>
              {duty.map((one) => (
                <Line key={one.id} one={one} session={session.id} mayPlan={mayPlan && !isOver} onDone={list.reload} />
              ))}
            </Box>
          </>
        )}
      </Faces>
      {isNaming && <NameDialog session={session.id} onClose={() => name(false)} onDone={list.reload} />}
    </Panel>
  );
}

type LineProps = {
  readonly one: OnDuty;
  readonly session: string;
  readonly mayPlan: boolean;
  readonly onDone: () => void;
};

function Line({ one: { id, role, name, light, beatenAt }, session, mayPlan, onDone }: LineProps) {
  const say = useSay();
  const { busy, act } = useActing();
  const relieve = useCallback(async (): Promise<void> => {
    if (await act({ method: 'del', path: `/live/sessions/${session}/duty/${id}` })) onDone();
  }, [act, id, session, onDone]);
  return (
    <Flex tag="li" gap={3} justifyContent="space-between" paddingTop={2} paddingBottom={2}>
      <Box style={{ minWidth: 0 }}>
        <Typography tag="p">{name}</Typography>
        <Typography variant="pi" textColor="neutral600">
          {say(`sessions.role.${role}`)}
          {beatenAt !== null && light !== 'there' && (
            <>
              {' · '}
              <Moment at={beatenAt} />
            </>
          )}
        </Typography>
      </Box>
      <Flex gap={2} shrink={0}>
        <StateWord tone={TONES[light]} word={say(`sessions.duty.${light}`)} />
        {mayPlan && (
          <IconButton
            variant="ghost"
            disabled={busy}
            label={say('sessions.duty.relieve', { name })}
            onClick={() => void relieve()}
          >
            <Cross />
          </IconButton>
        )}
      </Flex>
    </Flex>
  );
}
