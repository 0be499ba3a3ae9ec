import { useState } from 'react';
import { Button, Flex } from '@strapi/design-system';
import { useFetchClient } from '@strapi/strapi/admin';
import type { WholeTakedown } from '../../contract';
import { ReasonDialog } from '../reach/reason-dialog';
import { useActing } from '../reach/use-acting';
import { useMay } from '../reach/use-may';
import { useSay } from './words';

type Props = { readonly whole: WholeTakedown; readonly onChange: () => void };

type Asking = 'decline' | 'ask_lift' | 'lift' | 'keep';

/** Where a deed with a reason goes, and what goes along. */
const WITH_REASON: Readonly<Record<Asking, readonly [path: string, body: object]>> = {
  decline: ['decline', {}],
  ask_lift: ['lift', {}],
  lift: ['lift/answer', { grant: true }],
  keep: ['lift/answer', { grant: false }],
};

/** Deeds in the order in which they are offered, with the power that each takes. */
const DEEDS = [
  { event: 'order', power: 'order', variant: 'danger' },
  { event: 'decline', power: 'order', variant: 'tertiary' },
  { event: 'seal', power: 'seal', variant: 'default' },
  { event: 'ask_lift', power: 'order', variant: 'tertiary' },
  { event: 'lift', power: 'seal', variant: 'danger-light' },
  { event: 'keep', power: 'seal', variant: 'tertiary' },
] as const;

/** What may be done about an order, as the machine allows it and one's roles do. */
export function OrderDeeds({ whole: { order }, onChange }: Props) {
  const say = useSay();
  const [asking, ask] = useState<Asking>();
  const { busy, act } = useActing(onChange);
  const powers = { order: useMay('plugin::cms.takedowns.order'), seal: useMay('plugin::cms.takedowns.seal') };
  const press = async (path: string, body: object): Promise<void> => {
    if (await act({ method: 'post', path: `/cms/takedowns/${order.id}/${path}`, body })) onChange();
    ask(undefined);
  };
  const offered = DEEDS.filter(({ event, power }) => powers[power] && order.allowed.includes(event));
  const seen = { version: order.version };
  return (
    <Flex gap={2} wrap="wrap" paddingTop={4}>
      {offered.map(({ event, variant }) => (
        <Button
          key={event}
          variant={variant}
          loading={busy}
          onClick={() => (event === 'order' || event === 'seal' ? void press(event, seen) : ask(event))}
        >
          {say(`do.${event}`)}
        </Button>
      ))}
      {order.watched > 0 && order.state !== 'lifted' ? (
        <Button variant="secondary" loading={busy} onClick={() => void press('look', {})}>
          {say('do.look')}
        </Button>
      ) : null}
      {order.orderedAt === null ? null : <Evidence order={order} />}
      {asking === undefined ? null : (
        <ReasonDialog
          title={say(`do.${asking}`)}
          label={say('field.reason')}
          busy={busy}
          onClose={() => ask(undefined)}
          onReason={(reason) => void press(WITH_REASON[asking][0], { ...seen, ...WITH_REASON[asking][1], reason })}
        />
      )}
    </Flex>
  );
}

function Evidence({ order }: { readonly order: WholeTakedown['order'] }) {
  const say = useSay();
  const { get } = useFetchClient();
  const download = async (): Promise<void> => {
    const { data } = await get<object>(`/cms/takedowns/${order.id}/evidence`);
    const file = URL.createObjectURL(new Blob([JSON.stringify(data, null, 2)], { type: 'application/json' }));
    const link = document.createElement('a');
    link.href = file;
    link.download = `${order.number}.evidence.json`;
    link.click();
    URL.revokeObjectURL(file);
  };
  return (
    <Button variant="tertiary" onClick={() => void download()}>
      {say('do.evidence')}
    </Button>
  );
}
