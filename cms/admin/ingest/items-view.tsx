import { Button, Flex, Link as TextLink, Table, Tbody, Td, Th, Thead, Tr, Typography } from '@strapi/design-system';
import { Link } from 'react-router-dom';
import type { IngestItem } from '../../contract';
import { Faces, Nothing, Sheet } from '../reach/faces';
import { LINE } from '../reach/line-keys';
import { Moment } from '../reach/moment';
import { StackedTable } from '../reach/stacked-table';
import { StateWord, type Tone } from '../reach/state-word';
import { useActing } from '../reach/use-acting';
import { useMay } from '../reach/use-may';
import { usePages } from '../reach/use-pages';
import { useSay } from './words';

type Items = { readonly items: readonly IngestItem[]; readonly cursor: string | null };

const TURNING = {
  by: 'cursor' as const,
  join: (known: Items, next: Items): Items => ({ ...next, items: [...known.items, ...next.items] }),
};

const TONES: Readonly<Record<IngestItem['decision']['do'], Tone>> = {
  lead: 'proof',
  attach: 'proof',
  notify: 'proof',
  drop: 'stop',
  keep: 'wait',
};

const HEADS = ['item', 'decision', 'source', 'taken', 'lead'] as const;

/** What came in, the newest first, and what the rules made of it. */
export function ItemsView() {
  const say = useSay();
  const list = usePages<Items>('/cms/ingest/items?limit=30', TURNING);
  const cursor = list.value?.cursor ?? null;
  return (
    <Flex direction="column" alignItems="stretch" gap={4} paddingBottom={10}>
      <Sheet label={say('view.items')}>
        <Faces of={list}>
          {({ items }) =>
            items.length === 0 ? <Nothing>{say('items.empty')}</Nothing> : <Rows items={items} onNews={list.reload} />
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

type RowsProps = { readonly items: readonly IngestItem[]; readonly onNews: () => void };

function Rows({ items, onNews }: RowsProps) {
  const say = useSay();
  return (
    <StackedTable>
      <Table colCount={HEADS.length} rowCount={items.length + 1}>
        <Thead>
          <Tr>
            {HEADS.map((head) => (
              <Th key={head}>
                <Typography variant="sigma" textColor="neutral600">
                  {say(`column.${head}`)}
                </Typography>
              </Th>
            ))}
          </Tr>
        </Thead>
        <Tbody>
          {items.map((item) => (
            <Row key={item.id} item={item} onNews={onNews} />
          ))}
        </Tbody>
      </Table>
    </StackedTable>
  );
}

function Row({ item, onNews }: { readonly item: IngestItem; readonly onNews: () => void }) {
  const say = useSay();
  const { decision } = item;
  const line = { [LINE]: '' };
  return (
    <Tr>
      <Td style={{ maxWidth: '48rem' }}>
        {item.url === null ? (
          <Typography fontWeight="semiBold" style={{ whiteSpace: 'normal' }}>
            {item.title}
          </Typography>
        ) : (
          <TextLink {...line} href={item.url} isExternal rel="noreferrer noopener">
            {item.title}
          </TextLink>
        )}
        <Typography tag="p" variant="pi" textColor="neutral600" ellipsis>
          {item.body.slice(0, 90)}
        </Typography>
      </Td>
      <Td data-label={say('column.decision')}>
        <StateWord tone={TONES[decision.do]} word={say(`do.${decision.do}`)} />
        <Typography variant="pi" textColor="neutral600">
          {decision.name}
        </Typography>
      </Td>
      <Td data-label={say('column.source')}>
        <Typography>{item.sourceName}</Typography>
      </Td>
      <Td data-label={say('column.taken')}>
        <Typography>
          <Moment at={item.takenAt} />
        </Typography>
      </Td>
      <Td data-label={say('column.lead')}>
        <LeadOf item={item} onNews={onNews} />
      </Td>
    </Tr>
  );
}

function LeadOf({ item, onNews }: { readonly item: IngestItem; readonly onNews: () => void }) {
  const say = useSay();
  const mayWork = useMay('plugin::cms.ingest.work');
  const { busy, act } = useActing();
  const take = async (): Promise<void> => {
    if (await act({ method: 'post', path: `/cms/ingest/items/${item.id}/lead`, body: {} })) onNews();
  };
  if (item.lead !== null) return <Link to={`/plugins/cms/leads?state=all&open=${item.lead}`}>{say('lead.open')}</Link>;
  if (!mayWork) return null;
  return (
    <Button size="S" variant="tertiary" loading={busy} onClick={() => void take()}>
      {say('lead.make')}
    </Button>
  );
}
