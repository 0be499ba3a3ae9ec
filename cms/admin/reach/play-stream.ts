import type Hls from 'hls.js';
import type { HlsConfig } from 'hls.js';

/** What is played, and how. */
export type Playing = {
  /** Where it is now; asked for anew whenever the picture is lost, since a pass may have run out or another may carry the room. */
  readonly ask: () => Promise<string>;
  /** For a picture that is live, or a film that is gone through. */
  readonly settings: (address: string) => Partial<HlsConfig>;
  /** A film goes on where it was left; a live goes on live. */
  readonly isFilm: boolean;
  readonly onPlayer?: (player: Hls | undefined) => void;
};

const SOONEST = 1_000;
const LATEST = 15_000;

/** Brings a picture into a video by hls.js, which is loaded with the first one. Whatever breaks is taken up again by itself; returns how to stop. */
export function playStream(video: HTMLVideoElement, playing: Playing): () => void {
  const at: { player?: Hls | undefined; isGone?: boolean; failures: number; due?: number } = { failures: 0 };
  const again = (): void => {
    window.clearTimeout(at.due);
    at.due = window.setTimeout(() => void open(), Math.min(SOONEST * 2 ** at.failures, LATEST));
    at.failures += 1;
  };
  const open = async (): Promise<void> => {
    try {
      const [{ default: Player }, address] = await Promise.all([import('hls.js'), playing.ask()]);
      if (at.isGone) return;
      const left = playing.isFilm && video.currentTime > 0 ? { startPosition: video.currentTime } : {};
      at.player?.destroy();
      const player = new Player({ ...playing.settings(address), ...left });
      at.player = player;
      player.on(Player.Events.ERROR, (_, { fatal, type }) => {
        if (!fatal) return;
        if (type === Player.ErrorTypes.MEDIA_ERROR) player.recoverMediaError();
        else again();
      });
      player.on(Player.Events.FRAG_BUFFERED, () => (at.failures = 0));
      player.loadSource(address);
      player.attachMedia(video);
      playing.onPlayer?.(player);
    } catch {
      if (!at.isGone) again();
    }
  };
  void open();
  return () => {
    at.isGone = true;
    window.clearTimeout(at.due);
    at.player?.destroy();
    playing.onPlayer?.(undefined);
  };
}
