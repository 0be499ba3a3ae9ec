import { useState } from 'react';
import { Button, Flex, Typography } from '@strapi/design-system';
import { FormDialog, ReasonDialog, useActing, useMay } from '@hearth/cms/reach';
import { writeOrders, type DeskOrder, type OrderStep } from '../../contract';
import { useSay } from '../desk/words';

type Props = { readonly order: DeskOrder; readonly onDone: () => void };

/** What holds an order up says why; what moves it on needs no words. */
const REASONED: ReadonlySet<OrderStep> = new Set(['freeze', 'run-short', 'call-off']);
const FORWARD: ReadonlySet<OrderStep> = new Set(['confirm', 'pick', 'ship', 'deliver']);

/** What may be done with an order now; each deed says what will follow before it is done. */
export function OrderDeeds({ order, onDone }: Props) {
  const say = useSay();
  const mayWrite = useMay(writeOrders);
  const [asked, ask] = useState<OrderStep>();
  if (!mayWrite || order.allowedSteps.length === 0) return null;
  const isWaiting = order.allowedSteps.includes('pick') && order.region === null;
  const close = (): void => ask(undefined);
  const done = (): void => {
    close();
    onDone();
  };
  return (
    <Flex gap={2} wrap="wrap" alignItems="center">
      {isWaiting && <Typography textColor="warning600">{say('desk.deed.pick.no-address')}</Typography>}
      {order.allowedSteps.map((step) => (
        <Button
          key={step}
          variant={FORWARD.has(step) ? 'default' : 'tertiary'}
          disabled={step === 'pick' && isWaiting}
          onClick={() => ask(step)}
        >
          {say(`desk.deed.${step}`)}
        </Button>
      ))}
      {asked !== undefined && <StepDialog order={order} step={asked} onClose={close} onDone={done} />}
    </Flex>
  );
}

type DialogProps = Props & { readonly step: OrderStep; readonly onClose: () => void };

function StepDialog({ order, step, onClose, onDone }: DialogProps) {
  const say = useSay();
  const { busy, act } = useActing();
  const send = async (reason: string): Promise<void> => {
    const body = { step, version: order.version, reason };
    if (await act({ method: 'post', path: `/shop/orders/${order.id}/steps`, body })) onDone();
  };
  const shared = { title: say(`desk.deed.${step}`), busy, onClose };
  const about = say(`desk.deed.${step}.about`);
  if (REASONED.has(step))
    return (
      <ReasonDialog {...shared} label={say('desk.reason')} about={about} onReason={(reason) => void send(reason)} />
    );
  return (
    <FormDialog {...shared} action={shared.title} onSubmit={() => void send('')}>
      <Typography>{about}</Typography>
    </FormDialog>
  );
}
