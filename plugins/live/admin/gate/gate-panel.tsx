import { Box, Flex, Typography } from '@strapi/design-system';
import { Faces, Panel, StateWord, useReading, useSpoken } from '@hearth/cms/reach';
import type { GateCondition, PlannedSession } from '../../contract';
import { useAgain } from '../sessions/use-again';
import { useSay } from '../sessions/words';
import { useEvery } from '../sessions/use-every';

type Props = { readonly session: PlannedSession; readonly round: number };
type Seen = { readonly open: boolean; readonly conditions: readonly GateCondition[] };

/** Before a live what stands in its way changes by itself: papers end, people come. */
const LOOK_AGAIN = 20_000;

/** Before these the gate is asked. */
const moment = ({ state }: PlannedSession): string | undefined => {
  if (state === 'ready') return 'go-live';
  if (state === 'paused') return 'resume';
  return ['planned', 'prepared', 'rehearsal'].includes(state) ? 'ready' : undefined;
};

/** Every condition for going live, whether it holds, and what to do where it does not. */
export function GatePanel({ session, round }: Props) {
  const asked = moment(session);
  return asked === undefined ? null : <Asked session={session} round={round} asked={asked} />;
}

function Asked({ session, round, asked }: Props & { readonly asked: string }) {
  const say = useSay();
  const reading = useReading<Seen>(`/live/sessions/${session.id}/gate?moment=${asked}`);
  useAgain(round, reading.reload);
  useEvery(LOOK_AGAIN, reading.reload);
  const missing = reading.value?.conditions.filter(({ holds }) => !holds).length ?? 0;
  return (
    <Panel
      title={say('sessions.panel.gate')}
      aside={
        reading.value && (
          <StateWord
            tone={missing === 0 ? 'proof' : 'stop'}
            word={missing === 0 ? say('sessions.gate.open') : say('sessions.gate.closed', { count: missing })}
          />
        )
      }
    >
      <Faces of={reading}>
        {({ conditions }) => (
          <Box tag="ul" style={{ listStyle: 'none', margin: 0, padding: 0 }}>
            {/* What is missing stands first: it is what somebody has to do. */}
            {[...conditions]
              .sort((one, other) => Number(one.holds) - Number(other.holds))
              .map((condition) => (
                <Condition key={condition.name} condition={condition} />
              ))}
          </Box>
        )}
      </Faces>
    </Panel>
  );
}

function Condition({ condition: { name, holds, about, items } }: { readonly condition: GateCondition }) {
  const say = useSay();
  const spoken = useSpoken();
  return (
    <Flex
      tag="li"
      gap={3}
      alignItems="flex-start"
      paddingTop={2}
      paddingBottom={2}
      data-condition={name}
      data-holds={holds}
    >
      <Box style={{ flex: '0 0 12rem' }}>
        <StateWord
          tone={holds ? 'proof' : 'stop'}
          // Names come from the host; each has its word here.
          word={say(`sessions.gate.${name}` as Parameters<typeof say>[0])}
        />
      </Box>
      {!holds && (
        <Box style={{ flex: '1 1 24rem', minWidth: 0 }}>
          <Typography tag="p">{spoken(about)}</Typography>
          {items.length > 0 && (
            <Typography tag="p" variant="pi" textColor="neutral600">
              {say('sessions.gate.lines', { count: items.length })}
            </Typography>
          )}
        </Box>
      )}
    </Flex>
  );
}
