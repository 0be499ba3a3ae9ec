import type { Clock } from '@hearth/cms/kernel';
import type { Realtime } from '@hearth/cms/platform';
import type { Telling } from '../../contract';
import type { Written } from '../messages/say-batch';

/** The realtime room of viewers. */
export const viewersOf = (room: string): string => `live:${room}`;

/** The realtime room of those who moderate. */
export const moderatorsOf = (room: string): string => `live-order:${room}`;

type Deps = { readonly realtime: Pick<Realtime, 'publish' | 'tellHere'>; readonly clock: Clock };

/** Tells everybody who watches, on every node. */
export type TellRoom = (room: string, telling: Telling) => void;

/** Makes the voice of rooms. */
export const createTellRoom =
  ({ realtime, clock }: Deps): TellRoom =>
  (room, telling) => {
    realtime.publish(viewersOf(room), { ...telling, at: telling.at ?? clock.now().toISOString() });
  };

/** Tells those who moderate that something changed in a list of theirs; they read it anew. */
export function tellModerators({ realtime, clock }: Deps, room: string, what: ModeratorNews): void {
  realtime.publish(moderatorsOf(room), { type: `live.${what}`, at: clock.now().toISOString() });
}

/** What changed for those who moderate. */
export type ModeratorNews = 'waiting' | 'messages' | 'questions' | 'people';

/** Tells viewers what is shown, and the desk what waits for it. */
export function tellWritten(deps: Deps & { readonly tell: TellRoom }, written: readonly Written[]): void {
  const news = new Map<string, Set<ModeratorNews>>();
  for (const { room, message, state } of written) {
    if (state === 'shown') deps.tell(room, { type: 'message', at: message.at, message });
    const known = news.get(room) ?? new Set();
    news.set(room, known.add(state === 'waiting' ? 'waiting' : 'messages'));
    if (message.kind === 'question') known.add('questions');
  }
  for (const [room, all] of news) for (const what of all) tellModerators(deps, room, what);
}
