import { useMay } from '@hearth/cms/reach';
import { GAMES_WRITE, PRICES_WRITE, ROOM_LEAD, type RoomSnapshot } from '../../contract';
import { clockWords } from './clock.rules';
import { Deed, Deeds, Figure, Lines, Pane, Quiet, Soft } from './look';
import { useNow } from './use-now';
import type { Tools } from './use-tools';
import { useSay } from './words';
import { yuanOf } from './yuan.rules';

type Props = {
  readonly room: RoomSnapshot;
  readonly tools: Tools;
  /** Opens the sheet of a price for some minutes. */
  readonly onPrice: () => void;
  /** Opens the sheet of a poll. */
  readonly onPoll: () => void;
};

/** What is open now, what can be fired by a figure, and a price for some minutes. */
export function ToolsPane({ room, tools, onPrice, onPoll }: Props) {
  const say = useSay();
  const why = useMay(GAMES_WRITE) ? undefined : say('may-not');
  const whyNoPrice = useMay(PRICES_WRITE) ? undefined : say('may-not');
  const whyNoPoll = useMay(ROOM_LEAD) ? undefined : say('may-not');
  const { fires, stops, prices } = tools;
  return (
    <Pane title={say('tools')} aside={<Soft>{say('tools.open', { count: room.tools.length })}</Soft>}>
      {room.tools.length + fires.length + prices.length === 0 && <Quiet>{say('tools.none')}</Quiet>}
      <Open room={room} />
      <Deeds>
        {fires.map((one, index) => (
          <Deed
            key={`${one.id} ${one.event}`}
            shortcut={String(index + 1)}
            why={why}
            onPress={() => tools.fire(one)}
          >
            {say(`tool.${one.event}`, { title: one.title })}
          </Deed>
        ))}
        {stops.map((one) => (
          <Deed key={`${one.id} stop`} why={why} onPress={() => tools.fire(one)}>
            {say('tool.stop', { title: one.title })}
          </Deed>
        ))}
        {prices.map((one) => (
          <Deed key={one.id} why={whyNoPrice} onPress={() => tools.endPrice(one)}>
            {say('price.end', { title: one.title, price: yuanOf(one.price) })}
          </Deed>
        ))}
        <Deed why={whyNoPrice ?? (room.pinned ? undefined : say('price.pin-first'))} onPress={onPrice}>
          {say('price.open')}
        </Deed>
        <Deed why={whyNoPoll} onPress={onPoll}>
          {say('poll.open')}
        </Deed>
      </Deeds>
    </Pane>
  );
}

function Open({ room }: Pick<Props, 'room'>) {
  const say = useSay();
  const now = useNow();
  return (
    <Lines>
      {room.tools.map(({ kind, id, title, opensAt, closesAt }) => {
        const isComing = Date.parse(opensAt) > now;
        const time = clockWords((Date.parse(isComing ? opensAt : closesAt) - now) / 1_000);
        return (
          <li key={id}>
            <Soft>{say(`tool.kind.${kind}`)}</Soft> {title}{' '}
            <Figure>{say(isComing ? 'tool.opens' : 'tool.closes', { time })}</Figure>
          </li>
        );
      })}
    </Lines>
  );
}
