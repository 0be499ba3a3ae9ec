import { useState } from 'react';
import { Box, Button, Flex, Typography, VisuallyHidden } from '@strapi/design-system';
import { Plus } from '@strapi/icons';
import { Faces, Panel, useActing, useMay, useReading } from '@hearth/cms/reach';
import { SESSIONS_PLAN, SESSIONS_RUN, type PlannedSession, type Runsheet, type RunsheetItem } from '../../contract';
import { useAgain } from '../sessions/use-again';
import { useSay } from '../sessions/words';
import { clockOf } from '../../server/runsheet/clock.rules';
import { ItemDialog } from './item-dialog';
import { clockWords, markOf, moved } from './lines.rules';
import { OrderSlot } from './order-slot';
import { RunsheetLine } from './runsheet-line';
import { useNow } from './use-now';

type Props = { readonly session: PlannedSession; readonly round: number; readonly onDone: () => void };

const OVER: readonly PlannedSession['state'][] = ['ending', 'ended', 'published', 'archived', 'cancelled'];

/** The run-of-show: its lines in their order, what they take, and where a live stands against them. */
export function RunsheetPanel({ session, round, onDone }: Props) {
  const say = useSay();
  const mayPlan = useMay(SESSIONS_PLAN) && !OVER.includes(session.state);
  const [open, setOpen] = useState<RunsheetItem | 'new'>();
  const sheet = useReading<Runsheet>(`/live/sessions/${session.id}/runsheet`);
  useAgain(round, sheet.reload);
  const done = (): void => {
    sheet.reload();
    onDone();
  };
  return (
    <Panel
      title={say('sessions.panel.runsheet')}
      aside={
        mayPlan && (
          <Button variant="tertiary" size="S" startIcon={<Plus />} onClick={() => setOpen('new')}>
            {say('sessions.item.add')}
          </Button>
        )
      }
    >
      <Faces of={sheet}>
        {(known) => (
          <Lines session={session} sheet={known} mayPlan={mayPlan} onDone={done} onOpen={(item) => setOpen(item)} />
        )}
      </Faces>
      {open !== undefined && (
        <ItemDialog
          session={session.id}
          items={sheet.value?.items ?? []}
          {...(open === 'new' ? {} : { item: open })}
          onClose={() => setOpen(undefined)}
          onDone={done}
        />
      )}
    </Panel>
  );
}

type LinesProps = {
  readonly session: PlannedSession;
  readonly sheet: Runsheet;
  readonly mayPlan: boolean;
  readonly onDone: () => void;
  readonly onOpen: (item: RunsheetItem) => void;
};

/** Lines are moved by drag, by buttons, or with Alt and an arrow from anywhere in them; the new order stands at once. */
function Lines({ session, sheet, mayPlan, onDone, onOpen }: LinesProps) {
  const say = useSay();
  const mayRun = useMay(SESSIONS_RUN);
  // A refusal is shown, and the order that the host knows is read anew.
  const { busy, act } = useActing(onDone);
  const { items, order, told } = useOrder(sheet, async (ids) => {
    const body = { items: ids, version: sheet.version };
    if (await act({ method: 'put', path: `/live/sessions/${session.id}/runsheet-order`, body })) onDone();
  });
  const now = useNow(session.state === 'live' || session.state === 'paused');
  const clock = clockOf(items, session.beganAt, now);
  const drag = useDrag((from, to) => order(from, to));
  if (items.length === 0) return <Typography textColor="neutral600">{say('sessions.runsheet.empty')}</Typography>;
  const hands = { mayPlan: mayPlan && !busy, mayRun, session, onDone, onOpen };
  return (
    <>
      <Sums sheet={sheet} late={session.beganAt === null ? null : clock.late} mayMove={mayPlan && items.length > 1} />
      <VisuallyHidden>
        <span role="status">{told && say('sessions.item.moved', told)}</span>
      </VisuallyHidden>
      <Box tag="ol" style={{ listStyle: 'none', margin: 0, padding: 0 }}>
        {items.map((item, at) => (
          <OrderSlot key={item.id} mayMove={hands.mayPlan} onStep={(step) => order(at, at + step)} {...drag(at)}>
            <RunsheetLine
              {...hands}
              {...{ item, at, last: items.length - 1, clock: clock.lines[at] }}
              onMove={(to) => order(at, to)}
            />
          </OrderSlot>
        ))}
      </Box>
    </>
  );
}

/** Which line is dragged, and over which it is. */
function useDrag(drop: (from: number, to: number) => void) {
  const [held, hold] = useState<number>();
  const [over, goOver] = useState<number>();
  const leave = (): void => {
    hold(undefined);
    goOver(undefined);
  };
  return (at: number) => ({
    isHeld: held === at,
    mark: held === undefined || over !== at ? undefined : markOf(held, at),
    onHold: () => hold(at),
    onOver: () => goOver(at),
    onLeave: leave,
    onDrop: () => {
      if (held !== undefined) drop(held, at);
      leave();
    },
  });
}

/** The order in which somebody put the lines stands until the host’s own answer is there; whoever hears the page is told what came where. */
function useOrder(sheet: Runsheet, send: (ids: readonly string[]) => Promise<void>) {
  const [wanted, want] = useState<{ readonly of: Runsheet; readonly ids: readonly string[] }>();
  const [told, tell] = useState<{ readonly title: string; readonly at: number; readonly of: number }>();
  const ids = wanted?.of === sheet ? wanted.ids : sheet.items.map(({ id }) => id);
  const items = [...sheet.items].sort((one, other) => ids.indexOf(one.id) - ids.indexOf(other.id));
  const order = (from: number, to: number): void => {
    const lines = moved(items, from, to);
    const next = lines.map(({ id }) => id);
    if (next.every((id, at) => items[at]?.id === id)) return;
    const line = items[from];
    if (line) tell({ title: line.title, at: next.indexOf(line.id) + 1, of: next.length });
    want({ of: sheet, ids: next });
    void send(next);
  };
  return { items, order, told };
}

type SumsProps = { readonly sheet: Runsheet; readonly late: number | null; readonly mayMove: boolean };

function Sums({ sheet, late, mayMove }: SumsProps) {
  const say = useSay();
  const over = sheet.plannedSeconds - sheet.budgetSeconds;
  return (
    <Flex gap={4} wrap="wrap" paddingBottom={3} style={{ fontVariantNumeric: 'tabular-nums' }}>
      <Typography variant="pi" textColor="neutral600">
        {say('sessions.runsheet.sum', {
          planned: clockWords(sheet.plannedSeconds),
          budget: clockWords(sheet.budgetSeconds),
        })}
      </Typography>
      {over > 0 && (
        <Typography variant="pi" textColor="warning600">
          {say('sessions.runsheet.over', { over: clockWords(over) })}
        </Typography>
      )}
      {late !== null && (
        <Typography variant="pi" textColor={late > 0 ? 'warning600' : 'success600'} aria-live="off">
          {say(late > 0 ? 'sessions.runsheet.late' : 'sessions.runsheet.early', { by: clockWords(Math.abs(late)) })}
        </Typography>
      )}
      {mayMove && (
        <Typography variant="pi" textColor="neutral600">
          {say('sessions.runsheet.how')}
        </Typography>
      )}
    </Flex>
  );
}
