import { useEffect } from 'react';
import { Td, Tr, Typography } from '@strapi/design-system';
import type { Assignment, Person } from '../../contract';
import { Choice } from '../reach/choice';
import { Faces, Nothing, Sheet } from '../reach/faces';
import { LINE } from '../reach/line-keys';
import { Moment } from '../reach/moment';
import { NameButton } from '../reach/name-button';
import { LinesTable } from '../reach/lines-table';
import { useSpoken } from '../reach/spoken';
import { useReading } from '../reach/use-reading';
import { useLivePlanning } from '../topics/use-live-planning';
import type { FieldQuery } from './field-query';
import { TaskSheet } from './task-sheet';
import { TaskState } from './task-state';
import { useNames, useTasks, type Tasks } from './use-tasks';
import { useSay } from './words';

/** What is late says nothing by itself: it is looked at again without being asked. */
const LOOK = 30_000;

type Props = {
  readonly day: string;
  readonly query: FieldQuery;
  readonly change: (part: Partial<FieldQuery>) => void;
};

/** The tasks of a day: those in trouble first, then by the hour at which they begin. */
export function TasksView({ day, query, change }: Props) {
  const tasks = useTasks(day);
  const { reload } = tasks;
  const me = useReading<{ readonly person: Person }>('/cms/people/me').value?.person;
  useLivePlanning(me?.station, reload);
  useEffect(() => {
    const timer = setInterval(reload, LOOK);
    return () => clearInterval(timer);
  }, [reload]);
  return (
    <Faces of={tasks}>
      {(value) => (
        <>
          <PersonFilter tasks={value} query={query} change={change} />
          <List tasks={value} person={query.person} onOpen={(open) => change({ open })} />
          {query.open !== '' && (
            <TaskSheet
              key={query.open}
              id={query.open}
              tasks={value}
              me={me?.id}
              onClose={() => change({ open: '' })}
              onNews={reload}
            />
          )}
        </>
      )}
    </Faces>
  );
}

function PersonFilter({ tasks, query, change }: Omit<Props, 'day'> & { readonly tasks: Tasks }) {
  const say = useSay();
  const spoken = useSpoken();
  const sent = new Set(tasks.assignments.flatMap(({ people }) => people));
  const options = tasks.people.filter(({ id }) => sent.has(id)).map(({ id, name }) => [id, spoken(name)] as const);
  if (options.length < 2) return null;
  return (
    <div style={{ maxWidth: 280, paddingBottom: 16 }}>
      <Choice
        label={say('filter.person')}
        value={query.person === '' ? 'all' : query.person}
        options={[['all', say('filter.everybody')], ...options]}
        onChange={(person) => change({ person: person === 'all' ? '' : person })}
      />
    </div>
  );
}

const HEADS = ['task', 'state', 'people', 'begin', 'due'] as const;

type ListProps = { readonly tasks: Tasks; readonly person: string; readonly onOpen: (id: string) => void };

function List({ tasks, person, onOpen }: ListProps) {
  const say = useSay();
  const shown = inOrder(tasks.assignments.filter(({ people }) => person === '' || people.includes(person)));
  if (shown.length === 0) {
    return (
      <Sheet>
        <Nothing>{say('tasks.empty')}</Nothing>
      </Sheet>
    );
  }
  return (
    <>
      {tasks.more && <Nothing>{say('tasks.more')}</Nothing>}
      <LinesTable heads={HEADS.map((head) => say(`column.${head}`))}>
        {shown.map((task) => (
          <Row key={task.id} task={task} tasks={tasks} onOpen={onOpen} />
        ))}
      </LinesTable>
    </>
  );
}

type RowProps = { readonly task: Assignment; readonly tasks: Tasks; readonly onOpen: (id: string) => void };

function Row({ task, tasks, onOpen }: RowProps) {
  const say = useSay();
  const names = useNames(tasks.people);
  const begin = task.departsAt ?? task.onSiteAt;
  return (
    <Tr>
      <Td style={{ maxWidth: '40rem' }}>
        <NameButton onClick={() => onOpen(task.id)} {...{ [LINE]: '' }}>
          {task.title}
        </NameButton>
        <Typography variant="pi" textColor="neutral600" tag="p" style={{ whiteSpace: 'normal' }}>
          {[say(`kind.${task.kind}`), task.place].filter((word) => word !== '').join(' · ')}
        </Typography>
      </Td>
      <Td data-label={say('column.state')}>
        <TaskState task={task} />
      </Td>
      <Td data-label={say('column.people')}>
        <Typography style={{ whiteSpace: 'normal' }}>
          {task.people.length === 0 ? say('people.none') : names(task.people)}
        </Typography>
      </Td>
      <Td data-label={say('column.begin')}>{begin ? <Moment at={begin} /> : <Typography>—</Typography>}</Td>
      <Td data-label={say('column.due')}>
        <Moment at={task.due} />
      </Td>
    </Tr>
  );
}

/** Trouble first; what is over last. */
function inOrder(tasks: readonly Assignment[]): readonly Assignment[] {
  const rank = ({ late, state }: Assignment): number =>
    late || state === 'declined' ? 0 : state === 'done' || state === 'cancelled' ? 2 : 1;
  return [...tasks].sort((a, b) => rank(a) - rank(b));
}
