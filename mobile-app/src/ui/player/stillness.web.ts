import { stillnessOf } from './reconnect.rules';

/** Watches whether a picture moves while it should. */
export function makeWatch(video: HTMLVideoElement) {
  let moved = { at: -1, when: Date.now() };
  let hasPlayed = false;
  const ahead = () => {
    const { buffered, currentTime } = video;
    return buffered.length > 0 ? buffered.end(buffered.length - 1) - currentTime : 0;
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
