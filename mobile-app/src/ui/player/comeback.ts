import type { Kind } from './player-types';
import { isHopeless, remedy, waitBefore, type Loss } from './reconnect.rules';

interface Ways {
  readonly kind: Kind;
  /** Goes on where it stopped, if there is still something that can. */
  readonly again: () => boolean;
  readonly anew: () => void;
  readonly giveUp: () => void;
}

/** When and how a lost picture is tried again. One try is due at a time, whoever reports the loss. */
export function makeComeback({ kind, again, anew, giveUp }: Ways) {
  let tries = 0;
  let due: ReturnType<typeof setTimeout> | null = null;
  const cancel = () => {
    if (due !== null) clearTimeout(due);
    due = null;
  };
  return {
    isTrying: () => due !== null || tries > 0,
    isDue: () => due !== null,
    lost(loss: Loss) {
      if (due !== null) return;
      if (isHopeless(kind, tries)) {
        giveUp();
        return;
      }
      const how = remedy(loss, tries);
      // A pass that ran out is renewed at once: nothing is wrong with the line.
      const wait = loss === 'refused' && tries === 0 ? 0 : waitBefore(tries, Math.random());
      tries += 1;
      due = setTimeout(() => {
        due = null;
        if (how === 'anew' || !again()) anew();
      }, wait);
    },
    /** The net is said to be back: what is due need not wait. */
    hurry() {
      if (due === null) return;
      cancel();
      anew();
    },
    /** Something arrived. */
    going() {
      tries = 0;
    },
    cancel,
  };
}
