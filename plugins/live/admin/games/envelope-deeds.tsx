import { useState } from 'react';
import { Button, Flex } from '@strapi/design-system';
import { ReasonDialog, useActing, useMay } from '@hearth/cms/reach';
import { GAMES_FUND, GAMES_WRITE, type Envelope, type EnvelopeEvent } from '../../contract';
import { useSay } from './words';
import { yuanOf } from './yuan.rules';

type Props = { readonly envelope: Envelope; readonly onDone: () => void };

const PRESSED = ['fund', 'publish', 'stop', 'cancel', 'archive'] as const;
type Pressed = (typeof PRESSED)[number];
const isPressed = (event: EnvelopeEvent): event is Pressed => PRESSED.some((one) => one === event);

/** What may be done with a red packet now, by whoever sits here. */
export function EnvelopeDeeds({ envelope, onDone }: Props) {
  const say = useSay();
  const { busy, act } = useActing();
  const [isPaying, setPaying] = useState(false);
  const [mayWrite, mayFund] = [useMay(GAMES_WRITE), useMay(GAMES_FUND)];
  const { id, version, allowedEvents } = envelope;
  const events = allowedEvents.filter(isPressed).filter((event) => (event === 'fund' ? mayFund : mayWrite));
  const send = async (path: Pressed | 'pay-out', more: object = {}): Promise<void> => {
    await act({ method: 'post', path: `/live/envelopes/${id}/${path}`, body: { version, ...more } });
    setPaying(false);
    onDone();
  };
  const owed = owedOf(envelope);
  return (
    <Flex gap={2} wrap="wrap">
      {events.map((event) => (
        <Button
          key={event}
          size="S"
          disabled={busy}
          variant={event === 'cancel' || event === 'stop' ? 'danger-light' : 'secondary'}
          onClick={() => void send(event)}
        >
          {say(`games.envelope.deed.${event}`)}
        </Button>
      ))}
      {mayFund && owed > 0 && (
        <Button size="S" variant="secondary" disabled={busy} onClick={() => setPaying(true)}>
          {say('games.envelope.deed.pay-out', { fen: yuanOf(owed) })}
        </Button>
      )}
      {isPaying && (
        <ReasonDialog
          title={say('games.envelope.pay')}
          label={say('games.envelope.receipt')}
          about={say('games.envelope.pay.about', { fen: yuanOf(owed) })}
          busy={busy}
          onClose={() => setPaying(false)}
          onReason={(receiptNo) => void send('pay-out', { receiptNo })}
        />
      )}
    </Flex>
  );
}

/** What of its shares on account waits to be paid. */
const owedOf = ({ payout, state, takenFen, paidFen }: Envelope): number =>
  payout === 'account' && state === 'settled' ? takenFen - paidFen : 0;
