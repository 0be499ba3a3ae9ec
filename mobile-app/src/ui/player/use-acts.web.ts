import { useState, type RefObject } from 'react';
import { firstTrack } from './captions.rules';
import type { Engine } from './engine.web';
import { keepCaptions, keptCaptions } from './kept-captions';
import type { Wish } from './keys.rules';
import type { PlayerProps, PlayerState } from './player-types';
import type { Filled } from './use-filled.web';

interface Given {
  readonly engine: Engine | null;
  readonly state: PlayerState;
  readonly props: PlayerProps;
  readonly filled: Filled;
  readonly video: RefObject<HTMLVideoElement | null>;
  readonly locale: string;
}

export type OpenMenu = 'settings' | 'chapters' | null;

async function turnPip(video: HTMLVideoElement | null): Promise<void> {
  if (document.pictureInPictureElement) await document.exitPictureInPicture();
  else await video?.requestPictureInPicture();
}

/** Everything that can be done with the player, whether by a press, a key or a menu. */
export function useActs({ engine, state, props, filled, video, locale }: Given) {
  const [menu, setMenu] = useState<OpenMenu>(null);
  const { tracks, track } = state;
  const chapters = props.chapters ?? [];
  const setTrack = (id: number | null) => {
    keepCaptions(tracks.find((one) => one.id === id)?.lang ?? null);
    engine?.setTrack(id);
  };
  const captions = () => setTrack(track === null ? firstTrack(tracks, [keptCaptions(), locale]) : null);
  const pip = () => void turnPip(video.current).catch(() => undefined); // refused before there is a picture
  const hasPicture = props.soundOnly !== true && !state.audioOnly;
  const turn = () => engine?.turn();
  const mute = () => engine?.setMuted(!state.muted);
  const seek = (at: number) => engine?.seek(at);
  const plain = {
    turn,
    mute,
    fill: filled.turn,
    captions() {
      if (tracks.length > 0) captions();
    },
  };
  const obey = (wish: Wish) => {
    if (wish.do === 'skip') seek(state.at + wish.seconds);
    else if (wish.do === 'jump') seek(state.from + wish.share * ((state.edge ?? state.to) - state.from));
    else plain[wish.do]();
  };
  return {
    menu,
    close: () => setMenu(null),
    obey,
    setTrack,
    bar: {
      turn,
      mute,
      seek,
      toLive: () => engine?.toLive(),
      captions: tracks.length > 0 ? captions : null,
      chapters: chapters.length > 0 ? () => setMenu('chapters') : null,
      settings: () => setMenu('settings'),
      pip: document.pictureInPictureEnabled && hasPicture ? pip : null,
      fill: filled.canFill ? filled.turn : null,
    },
  };
}
