import { useState } from 'react';
import { Button, Flex } from '@strapi/design-system';
import { ReasonDialog, useActing } from '@hearth/cms/reach';
import type { Settlement, SettlementLine } from '../../contract';
import { useSay } from './words';

type Props = { readonly run: Settlement; readonly line: SettlementLine; readonly onDone: () => void };

/** Tells what became of a payment: it went through, by the bank's number, or it did not. */
export function OutcomeButtons({ run, line, onDone }: Props) {
  const say = useSay();
  const { busy, act } = useActing();
  const [asked, ask] = useState<'paid' | 'failed'>();
  const tell = async (reference: string) => {
    const { party, mode } = line;
    const outcomes = [{ party, mode, isPaid: asked === 'paid', reference }];
    const path = `/shop/settlements/${run.id}/outcomes`;
    if (await act({ method: 'post', path, body: { version: run.version, outcomes } })) onDone();
    ask(undefined);
  };
  return (
    <Flex gap={2} paddingTop={1}>
      {(['paid', 'failed'] as const).map((outcome) => (
        <Button key={outcome} size="S" variant="tertiary" onClick={() => ask(outcome)}>
          {say(`books.outcome.${outcome}`)}
        </Button>
      ))}
      {asked && (
        <ReasonDialog
          title={say(`books.outcome.${asked}`)}
          label={say('books.outcome.reference')}
          busy={busy}
          onClose={() => ask(undefined)}
          onReason={(reference) => void tell(reference)}
        />
      )}
    </Flex>
  );
}
