import { useState } from 'react';
import { Box, Button, Flex, Link, Typography } from '@strapi/design-system';
import { Layouts, Page } from '@strapi/strapi/admin';
import {
  Faces,
  Facts,
  Moment,
  ReasonDialog,
  Sheet,
  useActing,
  useLiveRoom,
  useMay,
  useReading,
} from '@hearth/cms/reach';
import { NavLink, useParams } from 'react-router-dom';
import { ROUNDS_RUN, type Round } from '../../contract';
import { RoundScorePanel } from './round-score';
import { RoundStateWord } from './round-state';
import { SeatLine } from './seat-line';
import { SettleDialog } from './settle-dialog';
import { useSay } from './words';

/** The room of a panel: who sits, what they signed, who has sealed; and all that was scored, once it is open. */
export function RoundPage() {
  const say = useSay();
  const { id = '' } = useParams();
  const round = useReading<Round>(`/vetting/rounds/${id}`);
  const station = useReading<{ own: string }>('/cms/stations').value?.own;
  useLiveRoom(station && `vetting-rounds:${station}`, round.reload);
  const title = round.value?.product.title ?? say('rounds.title');
  return (
    <Page.Main aria-busy={round.value === undefined && !round.failed}>
      <Page.Title>{title}</Page.Title>
      <Layouts.Header title={title} subtitle={round.value?.product.supplier ?? ''} />
      <Layouts.Content>
        <Faces of={round}>{(found) => <Room round={found} onDone={round.reload} />}</Faces>
      </Layouts.Content>
    </Page.Main>
  );
}

type Props = { readonly round: Round; readonly onDone: () => void };

function Room({ round, onDone }: Props) {
  const say = useSay();
  const mayRun = useMay(ROUNDS_RUN);
  return (
    <Flex direction="column" alignItems="stretch" gap={4}>
      <Sheet label={say('rounds.standing')}>
        <Box padding={5}>
          <Standing round={round} />
          {mayRun && <Deeds round={round} onDone={onDone} />}
        </Box>
      </Sheet>
      {round.panel.length > 0 && (
        <Sheet label={say('rounds.panel')}>
          <Box padding={5}>
            <Typography tag="h2" variant="delta">
              {say('rounds.panel')}
            </Typography>
            <Box tag="ul" paddingTop={3} style={{ listStyle: 'none', margin: 0, paddingInline: 0 }}>
              {round.panel.map((seat) => (
                <SeatLine key={seat.id} round={round} seat={seat} mayRun={mayRun} onDone={onDone} />
              ))}
            </Box>
          </Box>
        </Sheet>
      )}
      {round.score && <RoundScorePanel round={round} score={round.score} />}
    </Flex>
  );
}

function Standing({ round }: { readonly round: Round }) {
  const say = useSay();
  const { state, isLate, seats, sealed, dueAt, rubric, reason, coolUntil, outcome, points } = round;
  const hash = (text: string) => <code style={{ overflowWrap: 'anywhere' }}>{text}</code>;
  return (
    <Facts
      facts={[
        [say('rounds.column.state'), <RoundStateWord key="state" state={state} isLate={isLate} />],
        [say('rounds.column.sealed'), `${sealed}/${seats}`],
        [say('rounds.column.due'), <Moment key="due" at={dueAt} />],
        [say('rounds.rubric'), say('rounds.rubric.version', { version: rubric.version })],
        [say('rounds.column.points'), points === null ? null : String(points)],
        [say('rounds.outcome'), outcome && say(`rounds.outcome.${outcome}`)],
        [say('rounds.cool'), coolUntil],
        [say('rounds.reason'), reason],
        [say('draw.commitment'), hash(round.seedCommitment)],
        [
          say('draw.title'),
          round.seed && (
            <Link key="draw" tag={NavLink} to="draw">
              {say('draw.check')}
            </Link>
          ),
        ],
      ]}
    />
  );
}

function Deeds({ round, onDone }: Props) {
  const say = useSay();
  const { busy, act } = useActing();
  const [open, setOpen] = useState<'settle' | 'abandon' | undefined>();
  const { id, version, allowedEvents: may } = round;
  const send = async (event: 'draw' | 'abandon', body: object): Promise<void> => {
    await act({ method: 'post', path: `/vetting/rounds/${id}/${event}`, body: { version, ...body } });
    setOpen(undefined);
    onDone();
  };
  return (
    <Flex gap={2} wrap="wrap" paddingTop={4}>
      {may.includes('draw') && (
        <Button disabled={busy} onClick={() => void send('draw', {})}>
          {say('rounds.draw')}
        </Button>
      )}
      {may.includes('settle') && <Button onClick={() => setOpen('settle')}>{say('rounds.settle')}</Button>}
      {may.includes('abandon') && (
        <Button variant="tertiary" onClick={() => setOpen('abandon')}>
          {say('rounds.abandon')}
        </Button>
      )}
      {open === 'settle' && <SettleDialog round={round} onClose={() => setOpen(undefined)} onDone={onDone} />}
      {open === 'abandon' && (
        <ReasonDialog
          title={say('rounds.abandon')}
          label={say('rounds.reason')}
          busy={busy}
          onClose={() => setOpen(undefined)}
          onReason={(reason) => void send('abandon', { reason })}
        />
      )}
    </Flex>
  );
}
