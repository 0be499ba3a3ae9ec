import { useCallback, useEffect, useState } from 'react';
import { Button, Flex } from '@strapi/design-system';
import { Plus } from '@strapi/icons';
import { Layouts, Page } from '@strapi/strapi/admin';
import { leadStates, LEADS_WORK, type Lead } from '../../contract';
import { Faces, Nothing, Sheet } from '../reach/faces';
import { HelpDialog } from '../reach/help-dialog';
import { useLineKeys } from '../reach/line-keys';
import { TabLinks } from '../reach/tabs';
import { usePages, type Pages } from '../reach/use-pages';
import { useMay } from '../reach/use-may';
import { useReading } from '../reach/use-reading';
import { DeskProvider, useDesk, type Desk } from '../topics/desk';
import { useLivePlanning } from '../topics/use-live-planning';
import { LeadFilters } from './lead-filters';
import { LeadSheet } from './lead-sheet';
import { LeadTable } from './lead-table';
import { areLeadsNarrowed, askedLeads, writeLeads, type LeadsQuery } from './leads-query';
import { NoteDialog } from './note-dialog';
import { useLeadsQuery } from './use-leads-query';
import { useSay } from './words';

const MAY_SEE = [{ action: 'plugin::cms.leads.read', subject: null }];

/** The inbox of leads (线索): what people told the station and what others write, until it is a topic or done with. */
export function LeadsPage() {
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
      <Inbox />
    </DeskProvider>
  );
}

type LeadPage = { readonly leads: readonly Lead[]; readonly cursor: string | null };

const TURNING = {
  by: 'cursor' as const,
  join: (known: LeadPage, next: LeadPage): LeadPage => ({ ...next, leads: [...known.leads, ...next.leads] }),
};

function Inbox() {
  const say = useSay();
  const { station } = useDesk();
  const [query, change] = useLeadsQuery();
  const [isHelpOpen, openHelp] = useState(false);
  const [round, setRound] = useState(0);
  const onNews = useCallback(() => setRound((one) => one + 1), []);
  useLineKeys(useCallback(() => openHelp(true), []));
  useLivePlanning(station, onNews);
  const list = usePages<LeadPage>(`/cms/leads?${askedLeads(query)}`, TURNING);
  const { reload } = list;
  useEffect(() => {
    if (round > 0) reload();
  }, [round, reload]);
  return (
    <Page.Main aria-busy={list.value === undefined && !list.failed}>
      <Page.Title>{say('title')}</Page.Title>
      <Layouts.Header
        title={say('title')}
        subtitle={say('about')}
        primaryAction={<NoteAction onDone={(open) => change({ open })} onNews={onNews} />}
      />
      <Layouts.Content>
        <States query={query} />
        <LeadFilters query={query} change={change} />
        <Lines list={list} query={query} onOpen={(open) => change({ open })} />
      </Layouts.Content>
      {query.open && (
        <LeadSheet
          key={query.open}
          id={query.open}
          round={round}
          onOpen={(open) => change({ open })}
          onClose={() => change({ open: '' })}
          onNews={onNews}
        />
      )}
      <HelpDialog isOpen={isHelpOpen} onChange={openHelp} />
    </Page.Main>
  );
}

type NoteProps = { readonly onDone: (open: string) => void; readonly onNews: () => void };

/** Calls, letters and visits are written down by whoever took them. */
function NoteAction({ onDone, onNews }: NoteProps) {
  const say = useSay();
  const mayWork = useMay(LEADS_WORK);
  const [isOpen, setOpen] = useState(false);
  if (!mayWork) return null;
  const done = (lead: string | undefined): void => {
    setOpen(false);
    if (lead === undefined) return;
    onNews();
    onDone(lead);
  };
  return (
    <>
      <Button startIcon={<Plus />} onClick={() => setOpen(true)}>
        {say('note')}
      </Button>
      {isOpen && <NoteDialog onDone={done} />}
    </>
  );
}

function States({ query }: { readonly query: LeadsQuery }) {
  const say = useSay();
  const tabs = [...leadStates, 'all' as const].map((state) => ({
    key: state,
    words: say(`state.${state}`),
    to: `?${new URLSearchParams(writeLeads({ ...query, state, open: '' })).toString()}`,
  }));
  return <TabLinks label={say('states')} tabs={tabs} at={query.state} />;
}

type LinesProps = {
  readonly list: Pages<LeadPage>;
  readonly query: LeadsQuery;
  readonly onOpen: (id: string) => void;
};

function Lines({ list, query, onOpen }: LinesProps) {
  const say = useSay();
  const cursor = list.value?.cursor ?? null;
  const empty = areLeadsNarrowed(query) ? say('empty.narrowed') : say(`empty.${query.state}`);
  return (
    <Flex direction="column" alignItems="stretch" gap={4} paddingBottom={10}>
      <Sheet label={say(`state.${query.state}`)}>
        <Faces of={list}>
          {({ leads }) =>
            leads.length === 0 ? <Nothing>{empty}</Nothing> : <LeadTable leads={leads} onOpen={onOpen} />
          }
        </Faces>
      </Sheet>
      {cursor !== null && (
        <Flex justifyContent="center">
          <Button variant="tertiary" onClick={() => list.more(cursor)}>
            {say('more')}
          </Button>
        </Flex>
      )}
    </Flex>
  );
}
