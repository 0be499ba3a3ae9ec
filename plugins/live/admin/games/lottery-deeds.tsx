import { useState } from 'react';
import { Button, Flex } from '@strapi/design-system';
import { ReasonDialog, useActing, useMay } from '@hearth/cms/reach';
import { GAMES_WRITE, type Lottery, type LotteryEvent } from '../../contract';
import { useSay } from './words';

type Props = { readonly lottery: Lottery; readonly onDone: () => void };

const PRESSED = ['commit', 'cancel', 'seal', 'draw', 'announce', 'fulfil', 'archive'] as const;
type Pressed = (typeof PRESSED)[number];
const isPressed = (event: LotteryEvent): event is Pressed => PRESSED.some((one) => one === event);

/** What may be done with a lottery now. The salt is asked for in words: it is told once and never changed. */
export function LotteryDeeds({ lottery: { id, version, allowedEvents, page }, onDone }: Props) {
  const say = useSay();
  const mayWrite = useMay(GAMES_WRITE);
  const { busy, act } = useActing();
  const [isTelling, setTelling] = useState(false);
  const send = async (path: string, more: object = {}): Promise<void> => {
    await act({ method: 'post', path: `/live/lotteries/${id}/${path}`, body: { version, ...more } });
    setTelling(false);
    onDone();
  };
  if (!mayWrite) return null;
  return (
    <Flex gap={2} wrap="wrap">
      {allowedEvents.filter(isPressed).map((event) => (
        <Button
          key={event}
          disabled={busy}
          variant={event === 'cancel' ? 'danger-light' : 'default'}
          onClick={() => (event === 'seal' ? setTelling(true) : void send(event))}
        >
          {say(`games.lottery.deed.${event}`)}
        </Button>
      ))}
      {isTelling && (
        <ReasonDialog
          title={say('games.lottery.deed.seal')}
          label={say('games.lottery.salt')}
          about={say('games.lottery.salt.about', { source: page.saltSource })}
          busy={busy}
          onClose={() => setTelling(false)}
          onReason={(salt) => void send('salt', { salt })}
        />
      )}
    </Flex>
  );
}
