import { useState, type KeyboardEvent } from 'react';
import { Box, Button, Flex, Typography } from '@strapi/design-system';
import { Plus } from '@strapi/icons';
import { Faces, Panel, useActing, useMay, useReading } from '@hearth/cms/reach';
import { SESSIONS_PLAN, SESSIONS_RUN, type PlannedSession, type Runsheet, type RunsheetItem } from '../../contract';
import { useAgain } from '../sessions/use-again';
import { useSay } from '../sessions/words';
import { clockOf } from '../../server/runsheet/clock.rules';
import { ItemDialog } from './item-dialog';
import { clockWords, moved } from './lines.rules';
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

const STEPS: Readonly<Record<string, number>> = { ArrowUp: -1, ArrowDown: 1 };

/** Lines are moved by drag, by buttons, or with Alt and an arrow from anywhere in them; the new order stands at once. */
function Lines({ session, sheet, mayPlan, onDone, onOpen }: LinesProps) {
  const say = useSay();
  const mayRun = useMay(SESSIONS_RUN);
  const [held, hold] = useState<number>();
  // A refusal is shown, and the order that the host knows is read anew.
  const { busy, act } = useActing(onDone);
  const { items, order } = useOrder(sheet, async (ids) => {
    const body = { items: ids, version: sheet.version };
    if (await act({ method: 'put', path: `/live/sessions/${session.id}/runsheet-order`, body })) onDone();
  });
  const now = useNow(session.state === 'live' || session.state === 'paused');
  const clock = clockOf(items, session.beganAt, now);
  if (items.length === 0) return <Typography textColor="neutral600">{say('sessions.runsheet.empty')}</Typography>;
  const hands = { mayPlan: mayPlan && !busy, mayRun, session, onDone, onOpen };
  return (
    <>
      <Sums sheet={sheet} late={session.beganAt === null ? null : clock.late} />
      <Box tag="ol" style={{ listStyle: 'none', margin: 0, padding: 0 }}>
        {items.map((item, at) => (
          <Box
            key={item.id}
            tag="li"
            background={held === at ? 'neutral100' : 'neutral0'}
            draggable={hands.mayPlan}
            onDragStart={() => hold(at)}
            onDragEnd={() => hold(undefined)}
            onDragOver={(event: { preventDefault: () => void }) => event.preventDefault()}
            onDrop={() => {
              if (held !== undefined && held !== at) order(moved(items, held, at));
              hold(undefined);
            }}
            onKeyDown={(event: KeyboardEvent) => {
              const step = event.altKey ? (STEPS[event.key] ?? 0) : 0;
              if (step === 0 || !hands.mayPlan) return;
              event.preventDefault();
              order(moved(items, at, at + step));
            }}
          >
            <RunsheetLine
              {...hands}
              {...{ item, at, last: items.length - 1, clock: clock.lines[at] }}
              onMove={(to) => order(moved(items, at, to))}
            />
          </Box>
        ))}
      </Box>
    </>
  );
}

/** The order in which somebody put the lines stands until the host’s own answer is there. */
function useOrder(sheet: Runsheet, send: (ids: readonly string[]) => Promise<void>) {
  const [wanted, want] = useState<{ readonly of: Runsheet; readonly ids: readonly string[] }>();
  const ids = wanted?.of === sheet ? wanted.ids : sheet.items.map(({ id }) => id);
  const items = [...sheet.items].sort((one, other) => ids.indexOf(one.id) - ids.indexOf(other.id));
  const order = (lines: readonly RunsheetItem[]): void => {
    const next = lines.map(({ id }) => id);
    if (next.every((id, at) => items[at]?.id === id)) return;
    want({ of: sheet, ids: next });
    void send(next);
  };
  return { items, order };
}

function Sums({ sheet, late }: { readonly sheet: Runsheet; readonly late: number | null }) {
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
    </Flex>
  );
}
