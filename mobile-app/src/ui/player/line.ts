import type { CaptionTrack, Kind, Level, PlayerState } from './player-types';
import type { Loss } from './reconnect.rules';
import { behindLive } from './time.rules';

/** Where a picture was left, so that it can go on there under another address. */
export interface Place {
  readonly at: number;
  /** By the station's clock, in milliseconds; a live counts its seconds anew each time it is opened. */
  readonly date: number | null;
}

/** What a line tells of itself. */
export interface LineNews {
  readonly levels?: readonly Level[];
  readonly shown?: number | null;
  readonly tracks?: readonly CaptionTrack[];
}

export interface Window {
  readonly from: number;
  readonly to: number;
  readonly edge: number | null;
}

export interface LineInput {
  readonly video: HTMLVideoElement;
  readonly url: string;
  readonly kind: Kind;
  /** Where to begin: `null` is the beginning, and live for a live. */
  readonly place: Place | null;
  readonly onNews: (news: LineNews) => void;
  readonly onLost: (loss: Loss) => void;
  /** Something arrived. */
  readonly onGoing: () => void;
}

/** What brings a picture into a `<video>`: hls.js, or the browser itself. */
export interface Line {
  /** Goes on asking where it stopped, the last picture being kept. */
  readonly again: () => void;
  readonly setLevel: (id: number | null) => void;
  readonly setTrack: (id: number | null) => void;
  /** What there is to seek in, and where a live plays when nobody holds it back. */
  readonly window: () => Window | null;
  readonly date: () => number | null;
  readonly stop: () => void;
}

export const isPlaylist = (url: string): boolean => /\.m3u8($|\?)/i.test(url);

/** Who was live goes on live, which is no place; who was behind goes on where he was. */
export function placeLeft(kind: Kind, state: PlayerState, date: number | null): Place | null {
  if (kind !== 'live') return { at: state.at, date: null };
  return behindLive(state) === 0 || date === null ? null : { at: state.at, date };
}
