import { useState } from 'react';
import { Box, Button, Flex, Typography } from '@strapi/design-system';
import { ReasonDialog, useActing, useSpoken } from '@hearth/cms/reach';
import { tieWords, type Round, type Seat } from '../../contract';
import { SeatStateWord } from './round-state';
import { useSay } from './words';

type Props = {
  readonly round: Round;
  readonly seat: Seat;
  readonly mayRun: boolean;
  readonly onDone: () => void;
};

/** One seat: who sits there, the light of their seal, why somebody left, and what can be done when a member cannot go on. */
export function SeatLine({ round, seat, mayRun, onDone }: Props) {
  const say = useSay();
  const spoken = useSpoken();
  const from = say(seat.outside ? 'seat.outside' : 'seat.inside');
  const about = [
    say('seat.rank', { rank: seat.rank }),
    from,
    seat.attempt > 1 && say('seat.attempt', { attempt: seat.attempt }),
  ];
  const why = [...(seat.ties ?? []).map((tie) => spoken(tieWords[tie])), seat.reason].filter(Boolean);
  const isOpen = ['seating', 'scoring', 'opening'].includes(round.state);
  return (
    <Box tag="li" paddingTop={3} paddingBottom={3} borderColor="neutral150" borderStyle="solid none none none">
      <Flex justifyContent="space-between" gap={3} wrap="wrap">
        <Flex direction="column" alignItems="flex-start" gap={1}>
          <Typography fontWeight="semiBold">{seat.name || seat.person.slice(0, 8)}</Typography>
          <Typography variant="pi" textColor="neutral600">
            {about.filter(Boolean).join(' · ')}
          </Typography>
        </Flex>
        <SeatStateWord state={seat.state} />
      </Flex>
      {why.length > 0 && (
        <Typography tag="p" variant="pi" style={{ paddingTop: 4 }}>
          {why.join('；')}
        </Typography>
      )}
      {seat.commitment !== null && (
        <Typography tag="p" variant="pi" textColor="neutral600" style={{ paddingTop: 4, overflowWrap: 'anywhere' }}>
          {say('seat.seal')} <code>{seat.commitment}</code>
        </Typography>
      )}
      {mayRun && isOpen && <SeatDeeds round={round} seat={seat} onDone={onDone} />}
    </Box>
  );
}

function SeatDeeds({ round, seat, onDone }: Omit<Props, 'mayRun'>) {
  const say = useSay();
  const { busy, act } = useActing();
  const [asked, ask] = useState<'redo' | 'release' | undefined>();
  const can = (['redo', 'release'] as const).filter((event) => seat.allowedEvents.includes(event));
  const send = async (reason: string): Promise<void> => {
    const path = `/vetting/rounds/${round.id}/seats/${seat.id}/${asked ?? 'redo'}`;
    await act({ method: 'post', path, body: { version: round.version, reason } });
    ask(undefined);
    onDone();
  };
  return (
    <Flex gap={2} wrap="wrap" paddingTop={2}>
      {can.map((event) => (
        <Button key={event} size="S" variant="tertiary" disabled={busy} onClick={() => ask(event)}>
          {say(`seat.${event}`)}
        </Button>
      ))}
      {asked && (
        <ReasonDialog
          title={say(`seat.${asked}`)}
          label={say('rounds.reason')}
          about={say(`seat.${asked}.about`)}
          busy={busy}
          onClose={() => ask(undefined)}
          onReason={(reason) => void send(reason)}
        />
      )}
    </Flex>
  );
}
