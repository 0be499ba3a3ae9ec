import type { ReactNode } from 'react';
import type { AskWords } from './words-beside';

/** What is played: a live with a window to seek back in, its recording, or a film of a story. */
export type Kind = 'live' | 'recording' | 'film';

/**
 * Where a player stands. `idle` has not been asked for anything; `waiting` wants to play and has no picture; `reconnecting` lost it and is
 * getting it back by itself; `failed` gave up and says so.
 */
export type Phase = 'idle' | 'opening' | 'playing' | 'paused' | 'waiting' | 'reconnecting' | 'ended' | 'failed';

/** One quality of the ladder. */
export interface Level {
  readonly id: number;
  readonly height: number;
  /** Bits per second. */
  readonly bitrate: number;
}

/** One language of captions. */
export interface CaptionTrack {
  readonly id: number;
  readonly lang: string;
  readonly name: string;
}

export interface Chapter {
  readonly at: number;
  readonly title: string;
}

/** Everything the controls draw. Times are seconds on the picture's own clock. */
export interface PlayerState {
  readonly phase: Phase;
  readonly at: number;
  readonly from: number;
  readonly to: number;
  /** Where a live plays when nobody holds it back. */
  readonly edge: number | null;
  readonly muted: boolean;
  /** The browser let it begin only without sound. */
  readonly silenced: boolean;
  readonly rate: number;
  readonly levels: readonly Level[];
  /** The chosen quality; `null` lets the line decide. */
  readonly level: number | null;
  /** The quality on screen. */
  readonly shown: number | null;
  readonly tracks: readonly CaptionTrack[];
  readonly track: number | null;
  /** What the captions say now. */
  readonly said: readonly string[];
  readonly audioOnly: boolean;
  /** Width by height of the picture, once known. */
  readonly ratio: number | null;
}

export const FRESH: PlayerState = {
  phase: 'idle',
  at: 0,
  from: 0,
  to: 0,
  edge: null,
  muted: false,
  silenced: false,
  rate: 1,
  levels: [],
  level: null,
  shown: null,
  tracks: [],
  track: null,
  said: [],
  audioOnly: false,
  ratio: null,
};

/** What whoever asked for the picture says when it is gone: another address, nothing at all for now, or that it is over. */
export type Renewed = { readonly url: string } | 'over';

/** What an engine is told when it is made. */
export interface Order {
  readonly url: string;
  readonly kind: Kind;
  readonly renew: () => Promise<Renewed>;
  /** The track to switch on by itself, of those there are. */
  readonly wanted: (tracks: PlayerState['tracks']) => number | null;
  /** Where the words are when the playlist does not bring them. */
  readonly words?: AskWords | undefined;
}

/** Where a picture stands, in seconds on its own clock; `behind` how far it is behind live, where that is known. */
export interface Standing {
  readonly at: number;
  readonly behind: number;
}

export interface PlayerProps {
  readonly url: string;
  readonly kind: Kind;
  /** What is shown, in words: the name of the player for who does not see it. */
  readonly title: string;
  readonly poster?: string | null | undefined;
  /** Of the frame before the picture itself is known. */
  readonly ratio?: number;
  readonly autoPlay?: boolean;
  /** There is no picture at all, only sound. */
  readonly soundOnly?: boolean;
  /** Address of a WebVTT whose cues name parts of pictures. */
  readonly storyboard?: string | null;
  readonly chapters?: readonly Chapter[];
  /** Asks for the words of a live whose playlist does not bring them. */
  readonly words?: AskWords | undefined;
  /** Asks anew for the address: a pass ran out, or the picture did not come back under the old one. */
  readonly renew?: () => Promise<Renewed>;
  readonly onPhase?: (phase: Phase) => void;
  /** What lies over the picture, also where it fills the screen; it gets no presses. */
  readonly over?: (isFilled: boolean) => ReactNode;
  /** Nothing can be pressed: the picture goes on in small while something else is done. */
  readonly bare?: boolean;
  /** Told about twice a second. */
  readonly onPlace?: (standing: Standing) => void;
}
