import { useState } from 'react';
import { Button, Flex } from '@strapi/design-system';
import { ReasonDialog, useActing, useMay } from '@hearth/cms/reach';
import { GATE_CLEAR, GATE_SUSPEND, type ProductGate, type ShelfEvent } from '../../contract';
import { useSay } from './words';

type Props = { readonly gate: ProductGate; readonly onDone: () => void };

/** What may be done at the gate now: taking a product off the shelf, putting it back as one of two, calling it back for good. */
export function GateDeeds({ gate, onDone }: Props) {
  const say = useSay();
  const [maySuspend, mayClear] = [useMay(GATE_SUSPEND), useMay(GATE_CLEAR)];
  const [asked, ask] = useState<ShelfEvent>();
  const { busy, act } = useActing();
  const deeds = gate.allowedEvents.filter((event) => (event === 'clear' ? mayClear : maySuspend));
  if (deeds.length === 0) return null;
  const send = async (event: ShelfEvent, why: string): Promise<void> => {
    const path = `/vetting/products/${gate.product}/${event === 'clear' ? 'clear' : 'shelf'}`;
    const { version } = gate;
    const body = event === 'clear' ? { version, why } : { version, event, reason: why };
    if (!(await act({ method: 'post', path, body }))) return;
    ask(undefined);
    onDone();
  };
  return (
    <Flex gap={2} wrap="wrap" paddingTop={4}>
      {deeds.map((event) => (
        <Button
          key={event}
          size="S"
          variant={event === 'recall' ? 'danger-light' : 'tertiary'}
          onClick={() => ask(event)}
        >
          {say(`goods.gate.deed.${event}`)}
        </Button>
      ))}
      {asked !== undefined && (
        <ReasonDialog
          title={say(`goods.gate.deed.${asked}`)}
          label={say('goods.reason')}
          about={say(`goods.gate.deed.${asked}.about`)}
          busy={busy}
          onClose={() => ask(undefined)}
          onReason={(why) => void send(asked, why)}
        />
      )}
    </Flex>
  );
}
