import { Button, Td, Tr, Typography, VisuallyHidden } from '@strapi/design-system';
import type { DeliveryState, NoticeDelivery } from '../../contract';
import { LINE } from '../reach/line-keys';
import { Moment } from '../reach/moment';
import { useSpoken } from '../reach/spoken';
import { LinesTable } from '../reach/lines-table';
import { StateWord, type Tone } from '../reach/state-word';
import { useSay } from './words';

const COLUMNS = ['what', 'to', 'way', 'state', 'tries', 'when'] as const;

const TONES: Readonly<Record<DeliveryState, Tone>> = {
  queued: 'wait',
  sending: 'wait',
  sent: 'proof',
  failed: 'wait',
  dead: 'stop',
  unknown: 'wait',
  reconciled: 'proof',
  'gave-up': 'stop',
  spared: 'quiet',
};

type Props = {
  readonly deliveries: readonly NoticeDelivery[];
  readonly busy: boolean;
  readonly onRetry: (delivery: NoticeDelivery) => void;
};

/** One row for each way that a notice took, with what the other side answered, and sending it again where that is allowed. */
export function DeliveryTable({ deliveries, busy, onRetry }: Props) {
  const say = useSay();
  return (
    <LinesTable
      heads={COLUMNS.map((column) => say(`column.${column}`))}
      after={<VisuallyHidden>{say('retry')}</VisuallyHidden>}
    >
      {deliveries.map((delivery) => (
        <DeliveryRow key={delivery.id} delivery={delivery} busy={busy} onRetry={() => onRetry(delivery)} />
      ))}
    </LinesTable>
  );
}

type RowProps = { readonly delivery: NoticeDelivery; readonly busy: boolean; readonly onRetry: () => void };

function DeliveryRow({ delivery, busy, onRetry }: RowProps) {
  const say = useSay();
  const spoken = useSpoken();
  const { title, target, lane, state, says, tries, at, allowed } = delivery;
  const mark = { [LINE]: '' };
  return (
    <Tr>
      <Td>
        <Typography>{title}</Typography>
      </Td>
      <Td data-label={say('column.to')}>
        <Typography>{spoken(target)}</Typography>
      </Td>
      <Td data-label={say('column.way')}>
        <Typography>{say(`lane.${lane}`)}</Typography>
      </Td>
      <Td data-label={say('column.state')}>
        <StateWord tone={TONES[state]} word={say(`delivery.${state}`)} />
        {says ? (
          <Typography tag="p" variant="pi" textColor="neutral600">
            {says}
          </Typography>
        ) : null}
      </Td>
      <Td data-label={say('column.tries')}>
        <Typography style={{ fontVariantNumeric: 'tabular-nums' }}>{tries}</Typography>
      </Td>
      <Td data-label={say('column.when')}>
        <Typography>
          <Moment at={at} />
        </Typography>
      </Td>
      <Td>
        {allowed.includes('retry') ? (
          <Button size="S" variant="tertiary" disabled={busy} onClick={onRetry} {...mark}>
            {say('retry')}
          </Button>
        ) : null}
      </Td>
    </Tr>
  );
}
