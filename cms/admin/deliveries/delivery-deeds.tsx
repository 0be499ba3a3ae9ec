import { useState } from 'react';
import { Button, Flex, Typography } from '@strapi/design-system';
import { GATES_FOR_PEOPLE, type DeliveryShown } from '../../contract';
import { ProveDialog } from './prove-dialog';
import { ReasonDialog, type ReasonDeed } from './reason-dialog';
import { ScheduleDialog } from './schedule-dialog';
import { useSay } from './words';

type Deed = ReasonDeed | 'prove' | 'schedule';

type Props = { readonly delivery: DeliveryShown; readonly onDone: () => void };

/** What somebody may do with a delivery now; the host says which of it is possible. */
export function DeliveryDeeds({ delivery, onDone }: Props) {
  const say = useSay();
  const [open, setOpen] = useState<Deed>();
  const deeds = deedsOf(delivery);
  const close = (): void => setOpen(undefined);
  const done = (): void => {
    close();
    onDone();
  };
  const props = { delivery, onClose: close, onDone: done };
  if (deeds.length === 0)
    return (
      <Typography tag="p" textColor="neutral600" style={{ paddingTop: 12 }}>
        {say('deeds.none')}
      </Typography>
    );
  return (
    <Flex gap={2} wrap="wrap" paddingTop={4}>
      {deeds.map((deed, at) => (
        <Button key={deed} variant={variantOf(deed, at)} onClick={() => setOpen(deed)}>
          {say(`deed.${deed}`)}
        </Button>
      ))}
      {open === 'prove' && <ProveDialog {...props} />}
      {open === 'schedule' && <ScheduleDialog {...props} />}
      {open !== undefined && open !== 'prove' && open !== 'schedule' && <ReasonDialog {...props} deed={open} />}
    </Flex>
  );
}

const variantOf = (deed: Deed, at: number): 'default' | 'tertiary' | 'danger-light' => {
  if (deed === 'cancel' || deed === 'drop') return 'danger-light';
  return at === 0 ? 'default' : 'tertiary';
};

function deedsOf({ allowed, state, gate }: DeliveryShown): readonly Deed[] {
  const released = state === 'gated' && gate !== null && GATES_FOR_PEOPLE.includes(gate);
  const events = [
    ['prove', 'prove'],
    ['mend', 'mend'],
    ['confirm_down', 'confirm-down'],
    ['reschedule', 'schedule'],
    ['cancel', 'cancel'],
    ['drop', 'drop'],
  ] as const;
  return [
    ...(released ? (['release'] as const) : []),
    ...events.flatMap(([event, deed]) => (allowed.includes(event) ? [deed] : [])),
  ];
}
