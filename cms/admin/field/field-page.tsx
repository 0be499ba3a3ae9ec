import { useCallback, useState } from 'react';
import { Flex, IconButton, TextInput } from '@strapi/design-system';
import { ChevronLeft, ChevronRight, Question } from '@strapi/icons';
import { Layouts, Page } from '@strapi/strapi/admin';
import { HelpDialog } from '../reach/help-dialog';
import { useLineKeys } from '../reach/line-keys';
import { TabLinks } from '../reach/tabs';
import { useMay } from '../reach/use-may';
import { dayOf, daysLater } from '../roster/week';
import { LivesView } from './lives-view';
import { MyPhone } from './my-phone';
import { ResourcesView } from './resources-view';
import { TasksView } from './tasks-view';
import { useFieldQuery, VIEWS, writeQuery } from './field-query';
import { useSay } from './words';

const REPORT = 'plugin::cms.field.report';

/** The field desk: who is sent where today, what they took along, and the phones that speak for them. */
export function FieldPage() {
  const say = useSay();
  const [query, change] = useFieldQuery();
  const [isHelp, setHelp] = useState(false);
  const help = useCallback(() => setHelp(true), []);
  useLineKeys(help);
  const reports = useMay(REPORT);
  const day = query.day === '' ? dayOf(Date.now()) : query.day;
  const tabs = VIEWS.filter((view) => view !== 'phone' || reports).map((view) => ({
    ...{ key: view, words: say(`view.${view}`) },
    to: `?${new URLSearchParams(writeQuery({ ...query, view, open: '', phase: '', within: '' })).toString()}`,
  }));
  return (
    <Page.Main>
      <Page.Title>{say('title')}</Page.Title>
      <Layouts.Header
        title={say('title')}
        subtitle={say('about')}
        primaryAction={
          <IconButton label={say('help')} variant="tertiary" onClick={help}>
            <Question />
          </IconButton>
        }
      />
      <Layouts.Content>
        <TabLinks label={say('title')} tabs={tabs} at={query.view} />
        {(query.view === 'tasks' || query.view === 'resources') && (
          <DayBar day={day} step={query.view === 'resources' && query.span === 'week' ? 7 : 1} onDay={change} />
        )}
        {query.view === 'tasks' && <TasksView day={day} query={query} change={change} />}
        {query.view === 'lives' && <LivesView query={query} change={change} />}
        {query.view === 'resources' && <ResourcesView day={day} query={query} change={change} />}
        {query.view === 'phone' && <MyPhone />}
      </Layouts.Content>
      <HelpDialog isOpen={isHelp} onChange={setHelp} keys={['j', 'k', 'Enter', '?']} />
    </Page.Main>
  );
}

type BarProps = { readonly day: string; readonly step: number; readonly onDay: (part: { day: string }) => void };

function DayBar({ day, step, onDay }: BarProps) {
  const say = useSay();
  return (
    <Flex gap={2} paddingBottom={4} wrap="wrap">
      <IconButton label={say('day.before')} onClick={() => onDay({ day: daysLater(day, -step) })}>
        <ChevronLeft />
      </IconButton>
      <IconButton label={say('day.after')} onClick={() => onDay({ day: daysLater(day, step) })}>
        <ChevronRight />
      </IconButton>
      <TextInput
        type="date"
        aria-label={say('day')}
        value={day}
        onChange={(event: { target: { value: string } }) => onDay({ day: event.target.value })}
      />
    </Flex>
  );
}
