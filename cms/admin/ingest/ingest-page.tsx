import { useCallback, useState } from 'react';
import { Layouts, Page } from '@strapi/strapi/admin';
import { useSearchParams } from 'react-router-dom';
import { HelpDialog } from '../reach/help-dialog';
import { useLineKeys } from '../reach/line-keys';
import { TabLinks } from '../reach/tabs';
import { useReading } from '../reach/use-reading';
import { DeskProvider, type Desk } from '../topics/desk';
import { ItemsView } from './items-view';
import { RulesView } from './rules-view';
import { SourcesView } from './sources-view';
import { useSay } from './words';

const MAY_SEE = [{ action: 'plugin::cms.ingest.read', subject: null }];
const VIEWS = ['items', 'sources', 'rules'] as const;

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
  const [search] = useSearchParams();
  const [isHelpOpen, openHelp] = useState(false);
  useLineKeys(useCallback(() => openHelp(true), []));
  const view = VIEWS.find((one) => one === search.get('view')) ?? 'items';
  const tabs = VIEWS.map((one) => ({ key: one, words: say(`view.${one}`), to: `?view=${one}` }));
  return (
    <Page.Main>
      <Page.Title>{say('title')}</Page.Title>
      <Layouts.Header title={say('title')} subtitle={say('about')} />
      <Layouts.Content>
        <TabLinks label={say('title')} tabs={tabs} at={view} />
        {view === 'items' && <ItemsView />}
        {view === 'sources' && <SourcesView />}
        {view === 'rules' && <RulesView />}
      </Layouts.Content>
      <HelpDialog isOpen={isHelpOpen} onChange={openHelp} />
    </Page.Main>
  );
}
