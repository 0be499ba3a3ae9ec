import { linesOfCue } from './captions.rules';
import type { Window } from './line';
import type { PlayerState } from './player-types';

/** Browsers let nobody be surprised by sound: where it may not begin with it, it begins without. True when that was so. */
export async function playOrMute(video: HTMLVideoElement): Promise<boolean> {
  try {
    await video.play();
    return false;
  } catch (error) {
    const isForbidden = error instanceof DOMException && error.name === 'NotAllowedError';
    if (!isForbidden || video.muted) return false;
    video.muted = true;
    await video.play().catch(() => undefined); // then it waits for a press
    return true;
  }
}

/** Listens, and returns how to stop. */
export function hear(target: EventTarget, name: string, listen: (event: Event) => void): () => void {
  target.addEventListener(name, listen);
  return () => target.removeEventListener(name, listen);
}

const TELLING = [
  ...['timeupdate', 'play', 'playing', 'pause', 'waiting', 'seeking', 'seeked', 'ended'],
  ...['volumechange', 'ratechange', 'resize', 'loadedmetadata', 'durationchange', 'progress'],
];

/** Everything after which a video is not as it was. */
export function hearVideo(video: HTMLVideoElement, look: () => void): () => void {
  const stops = TELLING.map((name) => hear(video, name, look));
  return () => {
    for (const stop of stops) stop();
  };
}

/** Tells what the captions that are switched on say. Returns how to stop. */
export function hearCaptions(video: HTMLVideoElement, onSaid: (lines: readonly string[]) => void): () => void {
  const hear = ({ track }: TrackEvent) => {
    track?.addEventListener('cuechange', () => {
      if (track.mode === 'disabled') return;
      const cues = [...(track.activeCues ?? [])] as VTTCue[]; // subtitles have no other cues
      onSaid(cues.flatMap(({ text }) => linesOfCue(text)));
    });
  };
  video.textTracks.addEventListener('addtrack', hear);
  return () => video.textTracks.removeEventListener('addtrack', hear);
}

interface Around {
  readonly isLive: boolean;
  readonly window: Window | null;
}

/** What the element itself knows. A live's speed is its own affair: it hurries a little to catch up. */
export function readVideo(video: HTMLVideoElement, { isLive, window }: Around): Partial<PlayerState> {
  const { seekable, videoWidth, videoHeight } = video;
  const whole = { from: 0, to: seekable.length > 0 ? seekable.end(seekable.length - 1) : 0, edge: null };
  return {
    ...(window ?? whole),
    at: video.currentTime,
    muted: video.muted,
    rate: isLive ? 1 : video.playbackRate,
    ...(videoWidth > 0 ? { ratio: videoWidth / videoHeight } : {}),
  };
}
