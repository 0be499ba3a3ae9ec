import { useMay } from '@hearth/cms/reach';
import { Link } from 'react-router-dom';
import { GAMES_WRITE, PRICES_WRITE, ROOM_LEAD, type RoomSnapshot } from '../../contract';
import { clockWords } from './clock.rules';
import { Deed, Deeds, Figure, Lines, Pane, Quiet, Soft } from './look';
import type { Fire } from './tools.rules';
import { useNow } from './use-now';
import type { Tools } from './use-tools';
import { useSay } from './words';
import { yuanOf } from './yuan.rules';

type Props = {
  readonly room: RoomSnapshot;
  readonly tools: Tools;
  /** Opens a sheet that asks for more. */
  readonly onOpen: (sheet: 'price' | 'group' | 'poll') => void;
};

/** What is open now, what can be fired by a figure, and what is asked for in a sheet. */
export function ToolsPane({ room, tools, onOpen }: Props) {
  const say = useSay();
  const why = useMay(GAMES_WRITE) ? undefined : say('may-not');
  const whyNoPrice = useMay(PRICES_WRITE) ? undefined : say('may-not');
  const { fires, stops, prices } = tools;
  return (
    <Pane title={say('tools')} aside={<Soft>{say('tools.open', { count: room.tools.length })}</Soft>}>
      {room.tools.length + fires.length + prices.length === 0 && <Quiet>{say('tools.none')}</Quiet>}
      <Open room={room} />
      {why === undefined && (
        <Link to="/plugins/live-games" target="_blank" style={{ color: 'inherit' }}>
          {say('tools.make')}
        </Link>
      )}
      <Deeds>
        {fires.map((one, index) => (
          <Deed key={`${one.id} ${one.event}`} shortcut={String(index + 1)} why={why} onPress={() => tools.fire(one)}>
            {say(fireWord(one), { title: one.title })}
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
        <Asking room={room} whyNoPrice={whyNoPrice} onOpen={onOpen} />
      </Deeds>
    </Pane>
  );
}

type AskingProps = Pick<Props, 'room' | 'onOpen'> & { readonly whyNoPrice: string | undefined };

/** What cannot be opened without saying more: how much, how many, for how long. */
function Asking({ room: { pinned, shelf }, whyNoPrice, onOpen }: AskingProps) {
  const say = useSay();
  const whyNoPoll = useMay(ROOM_LEAD) ? undefined : say('may-not');
  const whyNoGroup = whyNoPrice ?? (shelf.length > 0 ? undefined : say('group.no-goods'));
  return (
    <>
      <Deed why={whyNoPrice ?? (pinned ? undefined : say('price.pin-first'))} onPress={() => onOpen('price')}>
        {say('price.open')}
      </Deed>
      <Deed why={whyNoGroup} onPress={() => onOpen('group')}>
        {say('group.open')}
      </Deed>
      <Deed why={whyNoPoll} onPress={() => onOpen('poll')}>
        {say('poll.open')}
      </Deed>
    </>
  );
}

const fireWord = ({ event, gives }: Fire) =>
  event === 'publish' && gives === 'coupons' ? 'tool.publish.coupons' : (`tool.${event}` as const);

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
