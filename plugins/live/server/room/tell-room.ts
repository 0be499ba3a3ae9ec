import type { Clock } from '@hearth/cms/kernel';
import type { Realtime } from '@hearth/cms/platform';
import type { Telling } from '../../contract';
import type { Written } from '../messages/say-batch';
import type { OrderNews } from './order-news';

/** The realtime room of viewers. */
export const viewersOf = (room: string): string => `live:${room}`;

type Deps = { readonly realtime: Pick<Realtime, 'publish'>; readonly clock: Clock };

/** Tells everybody who watches, on every node. */
export type TellRoom = (room: string, telling: Telling) => void;

/** Makes the voice of rooms. */
export const createTellRoom =
  ({ realtime, clock }: Deps): TellRoom =>
  (room, telling) => {
    realtime.publish(viewersOf(room), { ...telling, at: telling.at ?? clock.now().toISOString() });
  };

type Voices = { readonly tell: TellRoom; readonly news: Pick<OrderNews, 'note'> };

/** Tells viewers what is shown, and the desk what waits for it or asks something. */
export function tellWritten({ tell, news }: Voices, written: readonly Written[]): void {
  for (const { room, message, state } of written) {
    if (state === 'shown') tell(room, { type: 'message', at: message.at, message });
    else news.note(room, 'waiting');
    if (message.kind === 'question') news.note(room, 'questions');
  }
}
