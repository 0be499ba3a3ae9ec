import type { Refusal } from '@hearth/cms/kernel';
import type { FastAnswer, FastLane, FastRequest } from '@hearth/cms/platform';
import { createHold, type Hold } from './hold';
import { emptyWindow, hear, type LiveSession, type LiveWindow } from './live-window';
import type { MayWatch } from './may-watch';
import type { Words } from '../captions/words';
import { createRecordings, type RecordingPlace } from './recordings';
import type { WindowWord } from '../../engine/wire/window-word.rules';

/** What a playback id stands for. */
export type Place = { readonly is: 'room'; readonly room: string } | ({ readonly is: 'recording' } & RecordingPlace);

/** What the origin is made of. */
export type OriginPorts = {
  readonly lane: Pick<FastLane, 'get' | 'refuse'>;
  /** Asked for each request: it is quick, or remembers. */
  readonly placeOf: (playback: string) => Place | undefined | Promise<Place | undefined>;
  readonly mayWatch: MayWatch;
  /** Captions, where there are any. */
  readonly words?: Words;
  /** The chapters of a recording as WebVTT, for its players. */
  readonly chaptersOf?: (playback: string) => Promise<string>;
};

/** What the routes work with. */
export type Origin = OriginPorts & {
  readonly window: LiveWindow;
  readonly hold: Hold;
  readonly recording: ReturnType<typeof createRecordings>;
};

/** A handler's request, with whose it is. */
export type Asking = {
  readonly request: FastRequest;
  readonly place: Place;
  readonly carry: string;
  /** For the name of the broadcast in a first playlist. */
  readonly token?: string | undefined;
};

/** Knows nothing yet. */
export function createOrigin(ports: OriginPorts): Origin {
  return { ...ports, window: emptyWindow(), hold: createHold(), recording: createRecordings() };
}

/** Takes in what the packager says, and lets those go on who waited for it. */
export function take({ window, hold }: Origin, word: WindowWord, bytes: Buffer): void {
  hear(window, word, bytes);
  hold.wake(word.room);
}

/** The broadcast of this name in a room: the one that goes on, or one that has just ended. */
export function liveSession({ window }: Origin, room: string, session?: string): LiveSession | undefined {
  const live = window.rooms.get(room);
  if (session === undefined || live?.state.session === session) return live;
  const ended = window.ended.get(session);
  return ended?.order.room === room ? ended : undefined;
}

/** Lets in who may watch and finds what it is; everybody else is told so. */
export async function admitted(
  origin: Origin,
  request: FastRequest,
  answer: (asking: Asking) => FastAnswer | Promise<FastAnswer>,
): Promise<FastAnswer> {
  const [, , playback = ''] = request.path.split('/');
  const place = NAME.test(playback) ? await origin.placeOf(playback) : undefined;
  if (!place) return refuse(origin, request, 'HEARTH.NOT_FOUND');
  const admission = await origin.mayWatch(request, playback);
  if (!admission.ok) return origin.lane.refuse(request, admission.error);
  return answer({ request, place, ...admission.value });
}

const NAME = /^[\w-]{1,100}$/;

/** Refuses in a code without details. */
export const refuse = ({ lane }: Origin, request: FastRequest, code: Refusal['code']): 'sent' =>
  lane.refuse(request, { code, details: undefined });
