import { LOOK, useMay, useSpoken } from '@hearth/cms/reach';
import { styled } from 'styled-components';
import { PINS_WRITE, type RoomSnapshot, type RunsheetItem } from '../../contract';
import { clockWords } from './clock.rules';
import { Deed, Deeds, Figure, Lines, Mark, Pane, Quiet, Soft } from './look';
import { isUndoable, UNDO_MS } from './presses.rules';
import type { PinDeeds } from './use-pin-deeds';
import { useNow } from './use-now';
import { useSay } from './words';
import { yuanOf } from './yuan.rules';

const Now = styled.div`
  padding: 0.8em 1em;
  background: ${LOOK.fold};
  border-radius: 4px;
  strong {
    display: block;
    font-size: 1.25em;
    font-weight: 600;
  }
`;

type Props = {
  readonly room: RoomSnapshot;
  readonly deeds: PinDeeds;
  /** The line that a key means: the one chosen, or the one that is on. */
  readonly meant: RunsheetItem | undefined;
};

/** What stands beside the picture, and what can be put there. */
export function PinPane({ room, deeds, meant }: Props) {
  const say = useSay();
  const spoken = useSpoken();
  const now = useNow();
  const why = useMay(PINS_WRITE) ? undefined : say('may-not');
  const { pinned, shelf } = room;
  return (
    <Pane title={say('pin')} aside={<Soft>{say('pin.shelf', { count: shelf.length })}</Soft>}>
      {pinned ? <Pinned room={room} now={now} /> : <Quiet>{say('pin.none')}</Quiet>}
      <Deeds>
        <PinLine deeds={deeds} meant={meant} why={why} />
        <Deed shortcut="o" why={why ?? (pinned ? undefined : say('pin.none'))} onPress={() => deeds.unpin()}>
          {say('pin.off')}
        </Deed>
        <Undo deeds={deeds} />
      </Deeds>
      <details style={{ paddingBlockStart: '0.8em' }}>
        <summary>{say('pin.others')}</summary>
        <Lines>
          {shelf.map((one) => (
            <li key={one.offer} style={{ display: 'flex', justifyContent: 'space-between', gap: '1em' }}>
              <span>
                {spoken(one.title)} <Soft>{one.spec}</Soft>
              </span>
              <Deed why={why} onPress={() => deeds.pin(one)}>
                {say('pin.do')}
              </Deed>
            </li>
          ))}
        </Lines>
      </details>
    </Pane>
  );
}

type PinLineProps = Omit<Props, 'room'> & { readonly why: string | undefined };

/** Pins what the line that is meant shows. */
function PinLine({ deeds, meant, why }: PinLineProps) {
  const say = useSay();
  const goods = meant?.offer == null ? undefined : { offer: meant.offer, item: meant.id };
  return (
    <Deed
      isMain
      shortcut="p"
      why={why ?? (goods ? undefined : say('pin.no-offer'))}
      onPress={() => goods && deeds.pin(goods)}
    >
      {goods ? say('pin.line', { title: meant?.title ?? '' }) : say('pin.do')}
    </Deed>
  );
}

/** Takes the latest pin back, with the seconds that are left for it. */
function Undo({ deeds }: Pick<Props, 'deeds'>) {
  const say = useSay();
  useNow();
  const doneAt = deeds.doneAt();
  if (doneAt === undefined || !isUndoable(doneAt, Date.now())) return null;
  return (
    <Deed shortcut="u" onPress={() => deeds.undo()}>
      {say('pin.undo', { seconds: Math.ceil((doneAt + UNDO_MS - Date.now()) / 1_000) })}
    </Deed>
  );
}

function Pinned({ room: { pinned }, now }: { readonly room: RoomSnapshot; readonly now: number }) {
  const say = useSay();
  const spoken = useSpoken();
  if (!pinned) return null;
  const { title, spec, price, basePrice, left, endsAt, since, seller } = pinned;
  return (
    <Now aria-live="polite">
      <strong>{spoken(title)}</strong>
      <Soft>{spec}</Soft>
      <div>
        <Figure>{yuanOf(price)}</Figure>{' '}
        {basePrice !== null && (
          <Figure style={{ color: LOOK.soft, textDecoration: 'line-through' }}>{yuanOf(basePrice)}</Figure>
        )}{' '}
        {left === 0 ? (
          <Mark tone="stop">{say('pin.sold-out')}</Mark>
        ) : (
          left !== null && <Figure>{say('pin.left', { left })}</Figure>
        )}
      </div>
      <div>
        <Figure>{say('pin.since', { time: clockWords((now - Date.parse(since)) / 1_000) })}</Figure>{' '}
        {endsAt !== null && (
          <Figure>{say('pin.ends', { time: clockWords((Date.parse(endsAt) - now) / 1_000) })}</Figure>
        )}
      </div>
      <Soft>{[seller.name, seller.address, seller.contact].filter((word) => word !== '').join(' · ')}</Soft>
    </Now>
  );
}
