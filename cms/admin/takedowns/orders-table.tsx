import { Td, Tr, Typography } from '@strapi/design-system';
import type { Takedown } from '../../contract';
import { LINE } from '../reach/line-keys';
import { Moment } from '../reach/moment';
import { LinesTable } from '../reach/lines-table';
import { StateWord } from '../reach/state-word';
import { TitleLink } from '../reach/title-link';
import { Countdown } from '../review/countdown';
import { TONES } from './tones';
import { useSay } from './words';

const HEADS = ['order', 'state', 'progress', 'due', 'responsible'] as const;

/** Orders as lines: which, how far, until when, who answers for it. */
export function OrdersTable({ orders }: { readonly orders: readonly Takedown[] }) {
  const say = useSay();
  return (
    <LinesTable heads={HEADS.map((head) => say(`column.${head}`))}>
      {orders.map((order) => (
        <Line key={order.id} order={order} />
      ))}
    </LinesTable>
  );
}

function Line({ order }: { readonly order: Takedown }) {
  const say = useSay();
  const { id, number, title, targets, state, settled, watched, dueAt, createdAt, responsible } = order;
  const mark = { [LINE]: '' };
  const isOpen = state === 'ordered' && dueAt !== null;
  return (
    <Tr>
      <Td style={{ maxWidth: '46rem' }}>
        <TitleLink to={id} {...mark}>
          {number}
        </TitleLink>
        <Typography tag="p" textColor="neutral600" style={{ whiteSpace: 'normal' }}>
          {targets > 1 ? say('line.several', { title, count: targets }) : title}
        </Typography>
      </Td>
      <Td data-label={say('column.state')}>
        <StateWord tone={TONES[state]} word={say(`state.${state}`)} />
      </Td>
      <Td data-label={say('column.progress')}>
        <Typography style={{ fontVariantNumeric: 'tabular-nums' }}>
          {watched === 0 ? say('progress.none') : say('progress', { settled, watched })}
        </Typography>
      </Td>
      <Td data-label={say('column.due')}>{isOpen ? <Countdown due={dueAt} /> : <Moment at={createdAt} />}</Td>
      <Td data-label={say('column.responsible')}>
        <Typography>{responsible.name}</Typography>
      </Td>
    </Tr>
  );
}
