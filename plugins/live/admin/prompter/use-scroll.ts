import { useCallback, useEffect, useRef, useState, type RefObject } from 'react';
import { moved, speedFor, steered, type RemoteDeed, type Scroll } from './scroll.rules';

/** The text of a teleprompter, and how it runs. */
export type Running = {
  readonly box: RefObject<HTMLDivElement>;
  readonly scroll: Scroll;
  steer(deed: RemoteDeed): void;
  /** Runs so that the rest of the text fills these seconds. */
  fit(seconds: number): void;
};

const BEAT = '[data-beat]';
const START: Scroll = { speed: 60, isRunning: false };
/** A beat whose head is nearer than this stands at the top already. */
const NEAR = 8;

/** Runs the text by the clock of the display. A hand on the text moves it, and it goes on from there. */
export function useScroll(): Running {
  const box = useRef<HTMLDivElement>(null);
  const [scroll, setScroll] = useState(START);
  const held = useRef(scroll);
  held.current = scroll;
  useRun(box, held);
  const steer = useCallback((deed: RemoteDeed) => {
    setScroll((now) => steered(now, deed));
    const text = box.current;
    if (!text) return;
    if (deed === 'top') text.scrollTo({ top: 0 });
    if (deed === 'on' || deed === 'back') turn(text, deed);
  }, []);
  const fit = useCallback((seconds: number) => {
    const text = box.current;
    if (!text) return;
    const rest = text.scrollHeight - text.clientHeight - text.scrollTop;
    setScroll({ speed: speedFor(rest, seconds), isRunning: true });
  }, []);
  return { box, scroll, steer, fit };
}

function useRun(box: RefObject<HTMLDivElement>, scroll: { readonly current: Scroll }): void {
  useEffect(() => {
    let [last, offset, frame] = [performance.now(), 0, 0];
    const run = (now: number): void => {
      const text = box.current;
      if (text) {
        // Browsers round what is scrolled; only a hand moves it by more than that.
        if (Math.abs(text.scrollTop - offset) > 2) offset = text.scrollTop;
        const end = text.scrollHeight - text.clientHeight;
        offset = moved(offset, scroll.current, { ms: now - last, end });
        if (scroll.current.isRunning) text.scrollTop = offset;
      }
      last = now;
      frame = requestAnimationFrame(run);
    };
    frame = requestAnimationFrame(run);
    return () => cancelAnimationFrame(frame);
  }, [box, scroll]);
}

/** To the beat that comes, or back to the one before. */
function turn(text: HTMLDivElement, way: 'on' | 'back'): void {
  const top = text.getBoundingClientRect().top;
  const beats = [...text.querySelectorAll<HTMLElement>(BEAT)];
  const from = (beat: HTMLElement): number => beat.getBoundingClientRect().top - top;
  const target = way === 'on' ? beats.find((beat) => from(beat) > NEAR) : beats.findLast((beat) => from(beat) < -NEAR);
  target?.scrollIntoView({ block: 'start' });
}
