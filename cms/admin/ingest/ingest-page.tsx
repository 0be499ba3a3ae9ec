import { useCallback, useMemo, useState } from 'react';
import { Layouts, Page } from '@strapi/strapi/admin';
import { useSearchParams } from 'react-router-dom';
import { HelpDialog } from '../reach/help-dialog';
import { useLineKeys } from '../reach/line-keys';
import { TabLinks } from '../reach/tabs';
import { useReading } from '../reach/use-reading';
import { DeskProvider, useDesk, type Desk } from '../topics/desk';
import { useLivePlanning } from '../topics/use-live-planning';
import { INGEST_VIEWS, readIngest, writeIngest, type IngestQuery } from './ingest-query';
import { ItemsView } from './items-view';
import { RulesView } from './rules-view';
import { SourcesView } from './sources-view';
import { useSay } from './words';

const MAY_SEE = [{ action: 'plugin::cms.ingest.read', subject: null }];
const KEYS = ['j', 'k', 'Enter', 'l', 'x', 'undo', '?'] as const;

/** Ingest (采集): what came in, where from, and by which rules. */
export function IngestPage() {
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
      <Ingest />
    </DeskProvider>
  );
}

function Ingest() {
  const say = useSay();
  const { station } = useDesk();
  const [search, setSearch] = useSearchParams();
  const query = useMemo(() => readIngest(search), [search]);
  const change = useCallback(
    (part: Partial<IngestQuery>) =>
      setSearch((known) => writeIngest({ ...readIngest(known), ...part }), { replace: true }),
    [setSearch],
  );
  const [isHelpOpen, openHelp] = useState(false);
  const [round, setRound] = useState(0);
  useLineKeys(useCallback(() => openHelp(true), []));
  useLivePlanning(
    station,
    useCallback(() => setRound((one) => one + 1), []),
  );
  return (
    <Page.Main>
      <Page.Title>{say('title')}</Page.Title>
      <Layouts.Header title={say('title')} subtitle={say('about')} />
      <Layouts.Content>
        <Tabs query={query} />
        {query.view === 'sources' && <SourcesView round={round} />}
        {query.view === 'rules' && <RulesView />}
        {query.view !== 'sources' && query.view !== 'rules' && (
          <ItemsView query={query} change={change} round={round} />
        )}
      </Layouts.Content>
      <HelpDialog isOpen={isHelpOpen} onChange={openHelp} keys={KEYS} />
    </Page.Main>
  );
}

function Tabs({ query }: { readonly query: IngestQuery }) {
  const say = useSay();
  const tabs = INGEST_VIEWS.map((view) => ({
    key: view,
    words: say(`view.${view}`),
    to: `?${new URLSearchParams(writeIngest({ ...query, view, open: '' })).toString()}`,
  }));
  return <TabLinks label={say('title')} tabs={tabs} at={query.view} />;
}
