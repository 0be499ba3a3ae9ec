import { useCallback, useState } from 'react';
import { Button, Flex } from '@strapi/design-system';
import { Plus } from '@strapi/icons';
import { Layouts, Page } from '@strapi/strapi/admin';
import type { Topic } from '../../contract';
import { AsCounted } from '../reach/as-counted';
import { TabLinks } from '../reach/tabs';
import { useReading } from '../reach/use-reading';
import { BoardView } from './board-view';
import { ChainsDialog } from './chains-dialog';
import { DeskProvider, useDesk, type Desk } from './desk';
import { FilterBar } from './filter-bar';
import { ListView } from './list-view';
import { MoveDialog } from './move-dialog';
import { VIEWS, writeQuery, type PlanningQuery } from './planning-query';
import { TopicForm } from './topic-form';
import { TopicSheet } from './topic-sheet';
import { UndoBar } from './undo-bar';
import { useLivePlanning } from './use-live-planning';
import { useMoves, type Moves } from './use-moves';
import { usePlanningQuery, type ChangeQuery } from './use-planning-query';
import { WeekView } from './week-view';
import { useSay } from './words';

const MAY_SEE = [{ action: 'plugin::cms.topics.read', subject: null }];

/** The planning: what is pitched, what is approved, who is on it, and when. */
export function TopicsPage() {
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
      <Planning onChains={desk.reload} />
    </DeskProvider>
  );
}

/** What each view is given. */
export type ViewProps = {
  readonly query: PlanningQuery;
  readonly change: ChangeQuery;
  readonly moves: Moves;
  /** Rises whenever something changed, here or elsewhere. */
  readonly round: number;
};

function Planning({ onChains }: { readonly onChains: () => void }) {
  const say = useSay();
  const { station } = useDesk();
  const [query, change] = usePlanningQuery();
  const [round, setRound] = useState(0);
  const onNews = useCallback(() => setRound((one) => one + 1), []);
  const moves = useMoves(onNews);
  useLivePlanning(station, onNews);
  const view: ViewProps = { query, change, moves, round };
  return (
    <Page.Main>
      <Page.Title>{say('title')}</Page.Title>
      <Layouts.Header
        title={say('title')}
        subtitle={say('about')}
        primaryAction={<HeadActions moves={moves} onNews={onNews} onChains={onChains} />}
      />
      <Layouts.Content>
        <ViewTabs query={query} />
        <AsCounted />
        <FilterBar query={query} change={change} />
        {query.view === 'board' && <BoardView {...view} />}
        {query.view === 'week' && <WeekView {...view} />}
        {query.view === 'list' && <ListView {...view} />}
      </Layouts.Content>
      {query.open && (
        <TopicSheet
          key={query.open}
          id={query.open}
          moves={moves}
          round={round}
          onClose={() => change({ open: '' })}
          onNews={onNews}
        />
      )}
      {moves.asked && <MoveDialog asked={moves.asked} moves={moves} />}
      <UndoBar moves={moves} />
    </Page.Main>
  );
}

type HeadProps = { readonly moves: Moves; readonly onNews: () => void; readonly onChains: () => void };

function HeadActions({ moves, onNews, onChains }: HeadProps) {
  const say = useSay();
  const { powers } = useDesk();
  const [open, setOpen] = useState<'new' | 'chains'>();
  const written = (topic: Topic | undefined): void => {
    setOpen(undefined);
    if (!topic) return;
    moves.keep(topic);
    onNews();
  };
  return (
    <Flex gap={2} wrap="wrap">
      {powers.manage && (
        <Button variant="tertiary" onClick={() => setOpen('chains')}>
          {say('chains')}
        </Button>
      )}
      {powers.pitch && (
        <Button startIcon={<Plus />} onClick={() => setOpen('new')}>
          {say('new')}
        </Button>
      )}
      {open === 'new' && <TopicForm onDone={written} />}
      {open === 'chains' && (
        <ChainsDialog
          onDone={(changed) => {
            setOpen(undefined);
            if (changed) onChains();
          }}
        />
      )}
    </Flex>
  );
}

function ViewTabs({ query }: { readonly query: PlanningQuery }) {
  const say = useSay();
  const tabs = VIEWS.map((view) => ({
    ...{ key: view, words: say(`view.${view}`) },
    to: `?${new URLSearchParams(writeQuery({ ...query, view, open: '' })).toString()}`,
  }));
  return <TabLinks label={say('title')} tabs={tabs} at={query.view} />;
}
