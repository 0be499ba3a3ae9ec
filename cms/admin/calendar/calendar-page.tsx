import { useCallback, useMemo, useState } from 'react';
import { Button, Flex, IconButton, Typography } from '@strapi/design-system';
import { ChevronLeft, ChevronRight, Plus } from '@strapi/icons';
import { Layouts, Page } from '@strapi/strapi/admin';
import { useIntl } from 'react-intl';
import { useSearchParams } from 'react-router-dom';
import { SearchWords } from '../reach/filters';
import { HelpDialog } from '../reach/help-dialog';
import { useLineKeys } from '../reach/line-keys';
import { TabLinks } from '../reach/tabs';
import { useMay } from '../reach/use-may';
import { useReading } from '../reach/use-reading';
import { dayOf } from '../roster/week';
import { DeskProvider, useDesk, type Desk } from '../topics/desk';
import { StationFilter } from '../topics/desk-filters';
import {
  CALENDAR_VIEWS,
  daysShown,
  readCalendar,
  stepped,
  writeCalendar,
  type CalendarQuery,
  type Usual,
} from './calendar-query';
import { Shown } from './calendar-shown';
import { HappeningForm } from './happening-form';
import { ImportDialog } from './import-dialog';
import { ShareDialog } from './share-dialog';
import { useSay } from './words';

const MAY_SEE = [{ action: 'plugin::cms.happenings.read', subject: null }];

/** The calendar of events (活动日历): what will happen, who says so, and what the newsroom makes of it. */
export function CalendarPage() {
  return (
    <Page.Protect permissions={MAY_SEE}>
      <AtTheDesk />
    </Page.Protect>
  );
}

function AtTheDesk() {
  const desk = useReading<Desk>('/cms/topics/desk');
  if (!desk.value) return desk.failed ? <Page.Error /> : <Page.Loading />;
  return (
    <DeskProvider value={desk.value}>
      <EventCalendar />
    </DeskProvider>
  );
}

type Change = (part: Partial<CalendarQuery>) => void;

/** A month says nothing on a phone: there a list comes first. */
const isNarrow = (): boolean => window.matchMedia('(max-width: 720px)').matches;

function useCalendarQuery(): readonly [CalendarQuery, Change, Usual] {
  const [search, setSearch] = useSearchParams();
  const usual = useMemo<Usual>(() => ({ view: isNarrow() ? 'list' : 'month', today: dayOf(Date.now()) }), []);
  const query = useMemo(() => readCalendar(search, usual), [search, usual]);
  const change = useCallback<Change>(
    (part) => setSearch((known) => writeCalendar({ ...readCalendar(known, usual), ...part }, usual), { replace: true }),
    [setSearch, usual],
  );
  return [query, change, usual];
}

function EventCalendar() {
  const say = useSay();
  const [query, change, usual] = useCalendarQuery();
  const [isHelpOpen, openHelp] = useState(false);
  const [round, setRound] = useState(0);
  const onNews = useCallback(() => setRound((one) => one + 1), []);
  useLineKeys(useCallback(() => openHelp(true), []));
  const tabs = CALENDAR_VIEWS.map((view) => ({
    key: view,
    words: say(`view.${view}`),
    to: `?${new URLSearchParams({ ...writeCalendar({ ...query, open: '' }, usual), view }).toString()}`,
  }));
  return (
    <Page.Main>
      <Page.Title>{say('title')}</Page.Title>
      <Layouts.Header
        title={say('title')}
        subtitle={say('about')}
        primaryAction={<Add day={query.day} onNews={onNews} />}
      />
      <Layouts.Content>
        <TabLinks label={say('title')} tabs={tabs} at={query.view} />
        <Head query={query} change={change} today={usual.today} onNews={onNews} />
        <Shown query={query} change={change} round={round} onNews={onNews} />
      </Layouts.Content>
      <HelpDialog isOpen={isHelpOpen} onChange={openHelp} />
    </Page.Main>
  );
}

function Add({ day, onNews }: { readonly day: string; readonly onNews: () => void }) {
  const say = useSay();
  const mayWrite = useMay('plugin::cms.happenings.write');
  const [isOpen, setOpen] = useState(false);
  if (!mayWrite) return null;
  const done = (changed: boolean): void => {
    setOpen(false);
    if (changed) onNews();
  };
  return (
    <>
      <Button startIcon={<Plus />} onClick={() => setOpen(true)}>
        {say('add')}
      </Button>
      {isOpen && <HappeningForm of={day} onDone={done} />}
    </>
  );
}

type HeadProps = {
  readonly query: CalendarQuery;
  readonly change: Change;
  readonly today: string;
  readonly onNews: () => void;
};

function Head({ query, change, today, onNews }: HeadProps) {
  const say = useSay();
  const words = useSpanWords();
  const onWords = useCallback((text: string) => change({ text }), [change]);
  return (
    <Flex gap={2} wrap="wrap" paddingBottom={4} alignItems="center">
      <IconButton label={say('before')} onClick={() => change({ day: stepped(query, -1), open: '' })}>
        <ChevronLeft />
      </IconButton>
      <IconButton label={say('after')} onClick={() => change({ day: stepped(query, 1), open: '' })}>
        <ChevronRight />
      </IconButton>
      <Button size="S" variant="tertiary" onClick={() => change({ day: today, open: '' })}>
        {say('today')}
      </Button>
      <Typography tag="h2" variant="delta" style={{ minWidth: '16rem' }}>
        {words(query)}
      </Typography>
      <SearchWords label={say('search')} value={query.text} onChange={onWords} />
      <StationFilter value={query.station} onChange={(station) => change({ station })} />
      <InAndOut station={query.station} onNews={onNews} />
    </Flex>
  );
}

function InAndOut({ station, onNews }: { readonly station: string; readonly onNews: () => void }) {
  const say = useSay();
  const mayWrite = useMay('plugin::cms.happenings.write');
  const { station: own } = useDesk();
  const [open, setOpen] = useState<'import' | 'share'>();
  const done = (changed: boolean): void => {
    setOpen(undefined);
    if (changed) onNews();
  };
  return (
    <>
      {mayWrite && (
        <Button size="S" variant="tertiary" onClick={() => setOpen('import')}>
          {say('import')}
        </Button>
      )}
      <Button size="S" variant="tertiary" onClick={() => setOpen('share')}>
        {say('share')}
      </Button>
      {open === 'import' && <ImportDialog onDone={done} />}
      {open === 'share' && <ShareDialog station={station || own} onClose={() => setOpen(undefined)} />}
    </>
  );
}

/** The month by its name, other spans by their first and last day. */
function useSpanWords(): (query: CalendarQuery) => string {
  const { formatDate } = useIntl();
  return (query) => {
    if (query.view === 'month') {
      return formatDate(`${query.day}T00:00:00Z`, { year: 'numeric', month: 'long', timeZone: 'UTC' });
    }
    const days = daysShown(query);
    const day = (one: string): string =>
      formatDate(`${one}T00:00:00Z`, { month: 'long', day: 'numeric', timeZone: 'UTC' });
    return `${day(days[0] ?? query.day)} – ${day(days.at(-1) ?? query.day)}`;
  };
}
