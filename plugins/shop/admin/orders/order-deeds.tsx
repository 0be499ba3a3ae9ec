import { useState } from 'react';
import { Button, Flex, Typography } from '@strapi/design-system';
import { FormDialog, ReasonDialog, useActing, useMay } from '@hearth/cms/reach';
import { writeOrders, type DeskOrder, type OrderStep } from '../../contract';
import { useSay } from '../desk/words';

type Props = { readonly order: DeskOrder; readonly onDone: () => void };

/** What holds an order up says why; what moves it on needs no words. */
const REASONED: ReadonlySet<OrderStep> = new Set(['freeze', 'run-short']);
const FORWARD: ReadonlySet<OrderStep> = new Set(['confirm', 'pick', 'ship', 'deliver']);

/** What may be done with an order now; each deed says what will follow before it is done. */
export function OrderDeeds({ order, onDone }: Props) {
  const say = useSay();
  const mayWrite = useMay(writeOrders);
  const [asked, ask] = useState<OrderStep>();
  const { busy, act } = useActing();
  const close = (): void => ask(undefined);
  const send = async (step: OrderStep, reason: string): Promise<void> => {
    const body = { step, version: order.version, reason };
    if (!(await act({ method: 'post', path: `/shop/orders/${order.id}/steps`, body }))) return;
    close();
    onDone();
  };
  if (!mayWrite || order.allowedSteps.length === 0) return null;
  const isWaiting = order.allowedSteps.includes('pick') && order.region === null;
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
      {asked !== undefined && REASONED.has(asked) && (
        <ReasonDialog
          title={say(`desk.deed.${asked}`)}
          label={say('desk.reason')}
          about={say(`desk.deed.${asked}.about`)}
          busy={busy}
          onClose={close}
          onReason={(reason) => void send(asked, reason)}
        />
      )}
      {asked !== undefined && !REASONED.has(asked) && (
        <FormDialog
          title={say(`desk.deed.${asked}`)}
          action={say(`desk.deed.${asked}`)}
          busy={busy}
          onClose={close}
          onSubmit={() => void send(asked, '')}
        >
          <Typography>{say(`desk.deed.${asked}.about`)}</Typography>
        </FormDialog>
      )}
    </Flex>
  );
}
