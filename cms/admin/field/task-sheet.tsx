import { useState } from 'react';
import { Box, Button, Flex, Typography } from '@strapi/design-system';
import type { AssignmentEvent, WholeAssignment } from '../../contract';
import { Faces } from '../reach/faces';
import { SideSheet } from '../reach/side-sheet';
import { useReading } from '../reach/use-reading';
import { ChangeDialog } from './change-dialog';
import { TaskFacts } from './task-facts';
import { TaskFilings } from './task-filings';
import { TaskMoveDialog, type AskedEvent } from './task-move-dialog';
import { TaskState } from './task-state';
import { TaskSteps } from './task-steps';
import type { Tasks } from './use-tasks';
import { useContested } from './use-contested';
import { useSay } from './words';

type Props = {
  readonly id: string;
  readonly tasks: Pick<Tasks, 'people' | 'powers'>;
  readonly me: string | undefined;
  readonly onClose: () => void;
  readonly onNews: () => void;
};

/** One task: what state, who has it, until when, what came in, and what one may do. */
export function TaskSheet({ id, tasks, me, onClose, onNews }: Props) {
  const say = useSay();
  const whole = useReading<WholeAssignment>(`/cms/assignments/${id}`);
  const news = (): void => {
    whole.reload();
    onNews();
  };
  return (
    <SideSheet label={whole.value?.assignment.title ?? say('title')} onClose={onClose}>
      <Faces of={whole}>{(value) => <Inside whole={value} tasks={tasks} me={me} onNews={news} />}</Faces>
    </SideSheet>
  );
}

type InsideProps = Pick<Props, 'tasks' | 'me'> & {
  readonly whole: WholeAssignment;
  readonly onNews: () => void;
};

function Inside({ whole, tasks, me, onNews }: InsideProps) {
  const { assignment: task } = whole;
  return (
    <Flex direction="column" alignItems="stretch" gap={5}>
      <Flex direction="column" alignItems="flex-start" gap={2}>
        <TaskState task={task} />
        <Typography tag="h2" variant="beta" style={{ textWrap: 'balance' }}>
          {task.title}
        </Typography>
        {task.reason && <Typography textColor="danger600">{task.reason}</Typography>}
      </Flex>
      <Moves whole={whole} tasks={tasks} onNews={onNews} />
      <TaskFacts whole={whole} people={tasks.people} />
      <TaskFilings
        whole={whole}
        people={tasks.people}
        mayMake={({ person }) => tasks.powers.plan || person === me}
        onNews={onNews}
      />
      <Box>
        <TaskSteps steps={whole.steps} people={tasks.people} />
      </Box>
    </Flex>
  );
}

const ASKS: readonly AskedEvent[] = ['assign', 'decline', 'ask_again', 'withdraw', 'cancel'];
const isAsked = (event: AssignmentEvent): event is AskedEvent => ASKS.some((one) => one === event);
const HARD: readonly AssignmentEvent[] = ['cancel', 'decline'];
/** What leads on comes first, what ends a task last. */
const RANK: readonly AssignmentEvent[] = [
  'accept',
  'depart',
  'arrive',
  'file',
  'finish',
  'assign',
  'change',
  'ask_again',
  'withdraw',
  'decline',
  'cancel',
];
const QUIET: readonly AssignmentEvent[] = ['assign', 'change', 'ask_again', 'withdraw'];

const toneOf = (event: AssignmentEvent): 'danger-light' | 'tertiary' | 'default' =>
  HARD.includes(event) ? 'danger-light' : QUIET.includes(event) ? 'tertiary' : 'default';

function Moves({ whole, tasks, onNews }: Omit<InsideProps, 'me'>) {
  const say = useSay();
  const { assignment: task } = whole;
  const close = (isNew: boolean): void => {
    setChanging(false);
    if (isNew) onNews();
  };
  const { busy, act, conflict } = useContested();
  const [asked, setAsked] = useState<AskedEvent>();
  const [changing, setChanging] = useState(false);
  const send = async (event: AssignmentEvent, more: object = {}): Promise<void> => {
    const body = { event, version: task.version, ...more };
    const done = await act({ method: 'post', path: `/cms/assignments/${task.id}/move`, body });
    if (!done) return;
    setAsked(undefined);
    onNews();
  };
  const press = (event: AssignmentEvent): void => {
    if (event === 'change') setChanging(true);
    else if (isAsked(event)) setAsked(event);
    else void send(event);
  };
  const allowed = [...task.allowedEvents].sort((a, b) => RANK.indexOf(a) - RANK.indexOf(b));
  return (
    <Flex gap={2} wrap="wrap">
      {allowed.map((event) => (
        <Button key={event} variant={toneOf(event)} disabled={busy} onClick={() => press(event)}>
          {say(event === 'assign' && task.people.length > 0 ? 'event.hand_over' : `event.${event}`)}
        </Button>
      ))}
      {allowed.length === 0 && <Typography textColor="neutral600">{say('moves.none')}</Typography>}
      {changing && <ChangeDialog whole={whole} mayOverride={tasks.powers.override} onDone={close} />}
      {asked && (
        <TaskMoveDialog
          task={task}
          event={asked}
          tasks={tasks}
          busy={busy}
          conflict={conflict}
          onClose={() => setAsked(undefined)}
          onSend={(more) => void send(asked, more)}
        />
      )}
    </Flex>
  );
}
