import { useState } from 'react';
import { Button, Flex, Typography } from '@strapi/design-system';
import { BULK_EVENTS, GATES_FOR_PEOPLE, type DeliveryShown } from '../../contract';
import { BulkDialog } from './bulk-dialog';
import { useSay } from './words';

/** What can be done to many at once. */
export type BulkEvent = (typeof BULK_EVENTS)[number];

type Props = {
  readonly chosen: readonly DeliveryShown[];
  readonly onClear: () => void;
  readonly onDone: () => void;
};

/** Whether an event is possible for one delivery as far as the page knows. */
export function isPossible(event: BulkEvent, { allowed, state, gate }: DeliveryShown): boolean {
  if (event === 'release') return state === 'gated' && gate !== null && GATES_FOR_PEOPLE.includes(gate);
  return allowed.includes(event);
}

/** What can be done to all that is marked; a button that none of them allows cannot be pressed. */
export function BulkBar({ chosen, onClear, onDone }: Props) {
  const say = useSay();
  const [event, setEvent] = useState<BulkEvent>();
  return (
    <Flex
      gap={3}
      wrap="wrap"
      padding={3}
      marginBottom={3}
      background="neutral0"
      borderColor="neutral200"
      hasRadius
      role="toolbar"
      aria-label={say('bulk')}
    >
      <Typography fontWeight="bold">{say('bulk.chosen', { count: chosen.length })}</Typography>
      {BULK_EVENTS.map((one) => (
        <Button
          key={one}
          size="S"
          variant={one === 'release' ? 'default' : 'tertiary'}
          disabled={!chosen.some((delivery) => isPossible(one, delivery))}
          onClick={() => setEvent(one)}
        >
          {say(`deed.${one}`)}
        </Button>
      ))}
      <Button size="S" variant="ghost" onClick={onClear}>
        {say('bulk.clear')}
      </Button>
      {event && (
        <BulkDialog
          event={event}
          chosen={chosen}
          onClose={() => setEvent(undefined)}
          onDone={() => {
            setEvent(undefined);
            onDone();
          }}
        />
      )}
    </Flex>
  );
}
