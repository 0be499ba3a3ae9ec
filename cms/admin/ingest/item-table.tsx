import { Flex, Td, Tr, Typography } from '@strapi/design-system';
import type { IngestItem } from '../../contract';
import { LINE } from '../reach/line-keys';
import { Moment } from '../reach/moment';
import { NameButton } from '../reach/name-button';
import { LinesTable } from '../reach/lines-table';
import { ItemDecision } from './item-decision';
import { ItemDeeds } from './item-deeds';
import { ITEM } from './use-item-keys';
import type { Items } from './use-items';
import { useSay } from './words';

const HEADS = ['item', 'decision', 'source', 'taken', 'deeds'] as const;
const FIRST_WORDS = 90;

type Props = {
  readonly shown: readonly IngestItem[];
  readonly items: Items;
  readonly onOpen: (item: IngestItem) => void;
};

/** Items as lines: what it is, what became of it, where from, since when. */
export function ItemTable({ shown, items, onOpen }: Props) {
  const say = useSay();
  return (
    <LinesTable heads={HEADS.map((head) => say(`column.${head}`))}>
      {shown.map((item) => (
        <Row key={item.id} item={item} items={items} onOpen={onOpen} />
      ))}
    </LinesTable>
  );
}

type RowProps = Omit<Props, 'shown'> & { readonly item: IngestItem };

function Row({ item, items, onOpen }: RowProps) {
  const say = useSay();
  const line = { [LINE]: '' };
  const mark = { [ITEM]: item.id };
  return (
    <Tr {...mark}>
      <Td style={{ maxWidth: '48rem' }}>
        <Flex direction="column" alignItems="flex-start" gap={1}>
          <NameButton {...line} onClick={() => onOpen(item)}>
            {item.title}
          </NameButton>
          <Typography variant="pi" textColor="neutral600" style={{ whiteSpace: 'normal' }}>
            {[item.place, firstWords(item), item.changes > 0 ? say('item.changes', { count: item.changes }) : '']
              .filter(Boolean)
              .join(' · ')}
          </Typography>
        </Flex>
      </Td>
      <Td data-label={say('column.decision')}>
        <div>
          <ItemDecision item={item} />
        </div>
      </Td>
      <Td data-label={say('column.source')}>
        <Typography>{item.sourceName}</Typography>
      </Td>
      <Td data-label={say('column.taken')}>
        <Typography>
          <Moment at={item.takenAt} />
        </Typography>
      </Td>
      <Td>
        <ItemDeeds item={item} items={items} />
      </Td>
    </Tr>
  );
}

/** What stands below the title says more than the title again. */
function firstWords({ title, body }: IngestItem): string {
  const text = body.startsWith(title) ? body.slice(title.length).trim() : body;
  return text.length > FIRST_WORDS ? `${text.slice(0, FIRST_WORDS)}…` : text;
}
