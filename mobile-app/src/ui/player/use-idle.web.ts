import { useEffect, useState, type RefObject } from 'react';

const IDLE_MS = 3_000;

/** True while nobody has moved or pressed anything for three seconds, and while asked. */
export function useIdle(frame: RefObject<HTMLElement | null>, asked: boolean): boolean {
  const [idle, setIdle] = useState(false);
  useEffect(() => {
    const node = frame.current;
    if (!node || !asked) {
      setIdle(false);
      return undefined;
    }
    let timer: ReturnType<typeof setTimeout>;
    const wake = () => {
      setIdle(false);
      clearTimeout(timer);
      timer = setTimeout(() => setIdle(true), IDLE_MS);
    };
    const names = ['pointermove', 'pointerdown', 'keydown', 'focusin'];
    for (const name of names) node.addEventListener(name, wake);
    wake();
    return () => {
      clearTimeout(timer);
      for (const name of names) node.removeEventListener(name, wake);
    };
  }, [frame, asked]);
  return idle;
}
