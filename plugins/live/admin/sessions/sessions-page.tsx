import { useCallback, useState } from 'react';
import { Box, Button, Flex, IconButton, Td, Tr, Typography } from '@strapi/design-system';
import { ChevronLeft, ChevronRight, Plus } from '@strapi/icons';
import { Layouts, Page } from '@strapi/strapi/admin';
import {
  Faces,
  HelpDialog,
  LINE,
  LinesTable,
  Moment,
  Nothing,
  SearchWords,
  Sheet,
  TabLinks,
  TitleLink,
  useLineKeys,
  useMay,
  useReading,
} from '@hearth/cms/reach';
import { useIntl } from 'react-intl';
import { useSearchParams } from 'react-router-dom';
import { SESSIONS_PLAN, type PlannedSession } from '../../contract';
import { askedSessions, dayOf, isDay, SESSION_VIEWS, stepped, type SessionView } from './calendar.rules';
import { PlanDialog } from './plan-dialog';
import { SessionCalendar } from './session-calendar';
import { languageName } from './language-name.rules';
import { SessionStateWord } from './session-state';
import { useSay } from './words';

/** What is looked at: it stands in the address bar. */
function useLook() {
  const [search, setSearch] = useSearchParams();
  const view = SESSION_VIEWS.find((one) => one === search.get('view')) ?? 'list';
  const named = search.get('day');
  const turn = useCallback(
    (part: 'view' | 'day' | 'search', value: string) =>
      setSearch(
        (now) => {
          const next = new URLSearchParams(now);
          if (value === '') next.delete(part);
          else next.set(part, value);
          return next;
        },
        { replace: true },
      ),
    [setSearch],
  );
  return { search, view, day: isDay(named) ? named : dayOf(Date.now()), words: search.get('search') ?? '', turn };
}

/** The sessions of the stations that one sees: as a list, by the week, by the month. */
export function SessionsPage() {
  const say = useSay();
  const mayPlan = useMay(SESSIONS_PLAN);
  const [isPlanning, plan] = useState(false);
  const [isHelpOpen, openHelp] = useState(false);
  useLineKeys(useCallback(() => openHelp(true), []));
  const { view, day, words } = useLook();
  const list = useReading<{ sessions: PlannedSession[] }>(`/live/sessions?${askedSessions(view, day, words)}`);
  return (
    <Page.Main aria-busy={list.value === undefined && !list.failed}>
      <Page.Title>{say('sessions.title')}</Page.Title>
      <Layouts.Header
        title={say('sessions.title')}
        subtitle={say('sessions.about')}
        primaryAction={
          mayPlan && (
            <Button startIcon={<Plus />} onClick={() => plan(true)}>
              {say('sessions.plan')}
            </Button>
          )
        }
      />
      <Layouts.Content>
        <Look />
        <Sheet label={say('sessions.title')}>
          <Faces of={list}>{({ sessions }) => <Found view={view} day={day} sessions={sessions} />}</Faces>
        </Sheet>
      </Layouts.Content>
      {isPlanning && <PlanDialog onClose={() => plan(false)} onDone={list.reload} />}
      <HelpDialog isOpen={isHelpOpen} onChange={openHelp} />
    </Page.Main>
  );
}

/** The ways to look, the words that narrow it, and for calendars the arrows. */
function Look() {
  const say = useSay();
  const { formatDate } = useIntl();
  const { search, view, day, words, turn } = useLook();
  const onSearch = useCallback((text: string) => turn('search', text.trim()), [turn]);
  const tabs = SESSION_VIEWS.map((one) => {
    const to = new URLSearchParams(search);
    to.set('view', one);
    return { key: one, words: say(`sessions.view.${one}`), to: `?${to.toString()}` };
  });
  const month = formatDate(`${day}T00:00:00Z`, { year: 'numeric', month: 'long', timeZone: 'UTC' });
  return (
    <>
      <TabLinks label={say('sessions.views')} tabs={tabs} at={view} />
      <Flex gap={3} wrap="wrap" paddingBottom={4} alignItems="center">
        <SearchWords label={say('sessions.search')} value={words} onChange={onSearch} />
        {view !== 'list' && (
          <Flex gap={2}>
            <IconButton label={say('sessions.before')} onClick={() => turn('day', stepped(view, day, -1))}>
              <ChevronLeft />
            </IconButton>
            <Typography aria-live="polite" style={{ fontVariantNumeric: 'tabular-nums' }}>
              {month}
            </Typography>
            <IconButton label={say('sessions.after')} onClick={() => turn('day', stepped(view, day, 1))}>
              <ChevronRight />
            </IconButton>
            <Button variant="tertiary" size="S" onClick={() => turn('day', '')}>
              {say('sessions.today')}
            </Button>
          </Flex>
        )}
      </Flex>
    </>
  );
}

type FoundProps = { readonly view: SessionView; readonly day: string; readonly sessions: readonly PlannedSession[] };

function Found({ view, day, sessions }: FoundProps) {
  const say = useSay();
  if (view !== 'list') return <SessionCalendar view={view} day={day} sessions={sessions} />;
  if (sessions.length === 0) return <Nothing>{say('sessions.empty')}</Nothing>;
  return (
    <LinesTable
      heads={(['title', 'state', 'when', 'items', 'language'] as const).map((head) => say(`sessions.column.${head}`))}
    >
      {sessions.map((session) => (
        <Line key={session.id} session={session} />
      ))}
    </LinesTable>
  );
}

function Line({ session }: { readonly session: PlannedSession }) {
  const say = useSay();
  const { id, title, state, plannedAt, items, language, isRehearsal } = session;
  return (
    <Tr>
      <Td style={{ maxWidth: '36rem' }}>
        <TitleLink to={id} {...{ [LINE]: '' }}>
          {title}
        </TitleLink>
        {isRehearsal && (
          <Box>
            <Typography variant="pi" textColor="warning600">
              {say('sessions.rehearsal')}
            </Typography>
          </Box>
        )}
      </Td>
      <Td data-label={say('sessions.column.state')}>
        <SessionStateWord state={state} />
      </Td>
      <Td data-label={say('sessions.column.when')}>
        <Typography>
          <Moment at={plannedAt} />
        </Typography>
      </Td>
      <Td data-label={say('sessions.column.items')}>
        <Typography style={{ fontVariantNumeric: 'tabular-nums' }}>{items}</Typography>
      </Td>
      <Td data-label={say('sessions.column.language')}>
        <Typography>{languageName(language)}</Typography>
      </Td>
    </Tr>
  );
}
