import { useCallback, useMemo, useState } from 'react';
import { Box } from '@strapi/design-system';
import { Layouts, Page } from '@strapi/strapi/admin';
import { useSearchParams } from 'react-router-dom';
import type { DeliveryGroup, DeliveryShown, Station } from '../../contract';
import { AsCounted } from '../reach/as-counted';
import { HelpDialog } from '../reach/help-dialog';
import { useLineKeys } from '../reach/line-keys';
import { useLiveRoom } from '../reach/use-live-room';
import { usePages } from '../reach/use-pages';
import { useReading } from '../reach/use-reading';
import { DeskFilters } from './desk-filters';
import { DeskList } from './desk-list';
import { askedOf, readDeskQuery, writeDeskQuery, type DeskQuery } from './desk-query';
import { GroupTabs } from './group-tabs';
import { NowhereBar } from './nowhere-bar';
import { useSay } from './words';

/** A page of the desk as the host answers it. */
export type DeskAnswer = {
  readonly deliveries: readonly DeliveryShown[];
  readonly next: string | null;
  readonly counts: Readonly<Record<DeliveryGroup, number>>;
  readonly mayManage: boolean;
};

const TURNING = {
  by: 'cursor' as const,
  join: (known: DeskAnswer, next: DeskAnswer): DeskAnswer => ({
    ...next,
    deliveries: [...known.deliveries, ...next.deliveries],
  }),
};

/** The desk of deliveries: what really happened on each account, and what it wants of somebody. */
export function DeskPage() {
  const tree = useReading<{ own: string; stations: Station[] }>('/cms/stations');
  if (!tree.value) return tree.failed ? <Page.Error /> : <Page.Loading />;
  return <Desk own={tree.value.own} stations={tree.value.stations} />;
}

type Props = { readonly own: string; readonly stations: readonly Station[] };

function Desk({ own, stations }: Props) {
  const say = useSay();
  const [query, change] = useDeskQuery();
  const [isHelpOpen, openHelp] = useState(false);
  useLineKeys(useCallback(() => openHelp(true), []));
  const pages = usePages<DeskAnswer>(`/cms/deliveries?${askedOf(query)}`, TURNING);
  const [round, setRound] = useState(0);
  const { reload } = pages;
  const onNews = useCallback(() => {
    reload();
    setRound((one) => one + 1);
  }, [reload]);
  useLiveRoom(`deliveries:${own}`, onNews);
  return (
    <Page.Main>
      <Page.Title>{say('title')}</Page.Title>
      <Layouts.Header title={say('title')} subtitle={say('about')} />
      <Layouts.Content>
        <AsCounted />
        <NowhereBar round={round} />
        <GroupTabs query={query} change={change} counts={pages.value?.counts} />
        <DeskFilters query={query} change={change} stations={stations} />
        <Box paddingTop={4} paddingBottom={10}>
          <DeskList key={`${query.group} ${query.state}`} pages={pages} query={query} onDone={onNews} />
        </Box>
      </Layouts.Content>
      <HelpDialog isOpen={isHelpOpen} onChange={openHelp} />
    </Page.Main>
  );
}

/** Changes a part of what is looked at. */
export type ChangeDesk = (part: Partial<DeskQuery>) => void;

function useDeskQuery(): readonly [DeskQuery, ChangeDesk] {
  const [search, setSearch] = useSearchParams();
  const query = useMemo(() => readDeskQuery(search), [search]);
  const change = useCallback<ChangeDesk>(
    (part) => setSearch((known) => writeDeskQuery({ ...readDeskQuery(known), ...part }), { replace: true }),
    [setSearch],
  );
  return [query, change];
}
