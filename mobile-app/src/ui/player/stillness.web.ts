import { stillnessOf } from './reconnect.rules';

/** Seconds that hls.js steps over by itself. */
const HOLE = 0.5;

/** Watches whether a picture moves while it should. */
export function makeWatch(video: HTMLVideoElement) {
  let moved = { at: -1, when: Date.now() };
  let hasPlayed = false;
  /** What was loaded for this place; what lies past a hole, as after going back, is no help here. */
  const ahead = () => {
    const { buffered, currentTime } = video;
    const ends = Array.from({ length: buffered.length }, (_, i) =>
      buffered.start(i) - HOLE <= currentTime ? buffered.end(i) - currentTime : 0,
    );
    return Math.max(0, ...ends);
  };
  return {
    hasPlayed: () => hasPlayed,
    /** It gets its time once more, since it is opened anew. */
    forgive() {
      moved = { at: -1, when: Date.now() };
    },
    /** While nobody wants it to move, it does not stand still. */
    look(isMeant: boolean): 'fine' | 'say' | 'stuck' {
      if (isMeant && video.currentTime === moved.at)
        return stillnessOf({ still: Date.now() - moved.when, ahead: ahead() });
      if (isMeant && moved.at >= 0 && video.readyState >= 2) hasPlayed = true;
      moved = { at: video.currentTime, when: Date.now() };
      return 'fine';
    },
  };
}
