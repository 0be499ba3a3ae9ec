import { useEffect } from 'react';
import { Button, Flex, SingleSelectOption } from '@strapi/design-system';
import type { IngestItem, IngestSource } from '../../contract';
import { DoneBar } from '../reach/done-bar';
import { Faces, Nothing, Sheet } from '../reach/faces';
import { Narrow, SearchWords } from '../reach/filters';
import { useReading } from '../reach/use-reading';
import type { IngestQuery } from './ingest-query';
import { ItemSheet } from './item-sheet';
import { ItemTable } from './item-table';
import { useItemKeys } from './use-item-keys';
import { useItems, type ItemPage } from './use-items';
import { useSay } from './words';

type Change = (part: Partial<IngestQuery>) => void;
type Props = { readonly query: IngestQuery; readonly change: Change; readonly round: number };

/** What came in, the newest first, and what the rules made of it. */
export function ItemsView({ query, change, round }: Props) {
  const say = useSay();
  const items = useItems(query);
  const { list } = items;
  const { reload } = list;
  useEffect(() => {
    if (round > 0) reload();
  }, [round, reload]);
  const known = list.value?.items ?? [];
  useItemKeys(known, items);
  const cursor = list.value?.cursor ?? null;
  const open = known.find(({ id }) => id === query.open);
  return (
    <Flex direction="column" alignItems="stretch" gap={4} paddingBottom={10}>
      <Filters query={query} change={change} />
      <Sheet label={say(`view.${query.view}`)}>
        <Faces of={list}>
          {(page) => <Lines page={page} query={query} onOpen={(item) => change({ open: item.id })} items={items} />}
        </Faces>
      </Sheet>
      {cursor !== null && (
        <Flex justifyContent="center">
          <Button variant="tertiary" onClick={() => list.more(cursor)}>
            {say('more')}
          </Button>
        </Flex>
      )}
      {open && <ItemSheet key={open.id} item={open} items={items} onClose={() => change({ open: '' })} />}
      <DoneBar done={items.done} busy={items.busy} onForget={items.forget} />
    </Flex>
  );
}

type LinesProps = {
  readonly page: ItemPage;
  readonly query: IngestQuery;
  readonly items: ReturnType<typeof useItems>;
  readonly onOpen: (item: IngestItem) => void;
};

function Lines({ page, query, items, onOpen }: LinesProps) {
  const say = useSay();
  if (page.items.length > 0) return <ItemTable shown={page.items} items={items} onOpen={onOpen} />;
  if (query.text !== '' || query.source !== '') return <Nothing>{say('items.narrowed')}</Nothing>;
  return <Nothing>{query.view === 'waiting' ? say('items.allDone') : say('items.empty')}</Nothing>;
}

function Filters({ query, change }: Pick<Props, 'query' | 'change'>) {
  const say = useSay();
  const sources = useReading<{ sources: IngestSource[] }>('/cms/ingest/sources');
  return (
    <Flex gap={2} wrap="wrap">
      <SearchWords label={say('items.search')} value={query.text} onChange={(text) => change({ text, open: '' })} />
      <Narrow label={say('column.source')} value={query.source} onChange={(source) => change({ source, open: '' })}>
        <SingleSelectOption value="">{say('items.everySource')}</SingleSelectOption>
        {sources.value?.sources.map(({ id, name }) => (
          <SingleSelectOption key={id} value={id}>
            {name}
          </SingleSelectOption>
        ))}
      </Narrow>
    </Flex>
  );
}
