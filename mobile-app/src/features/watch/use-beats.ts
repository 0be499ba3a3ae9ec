import { useCallback, useEffect, useRef } from 'react';
import { AppState } from 'react-native';
import { sendBeat } from '@/data/live-room';
import { aKey } from '@/data/tips.rules';

const FIRST_MS = 10_000;
/** As many as the host takes with one beat. */
const MOST_OPENED = 10;

/** Says while somebody watches that they still do: how many, how long and what they looked at is counted from it, and from nothing else. */
export function useBeats(room: string, isOn: boolean): (offer: string) => void {
  const opened = useRef<readonly string[]>([]);
  useEffect(() => {
    if (!isOn) return undefined;
    const viewer = aKey();
    let gone = false;
    let timer: ReturnType<typeof setTimeout> | null = null;
    const later = (ms: number) => {
      if (!gone) timer = setTimeout(() => void beat(), ms);
    };
    const beat = async () => {
      if (AppState.currentState === 'background') {
        later(FIRST_MS);
        return;
      }
      const told = opened.current.slice(0, MOST_OPENED);
      const nextIn = await sendBeat(room, { viewer, opened: told });
      if (nextIn !== null) opened.current = opened.current.filter((offer) => !told.includes(offer));
      later(nextIn === null ? FIRST_MS : nextIn * 1_000);
    };
    void beat();
    return () => {
      gone = true;
      if (timer !== null) clearTimeout(timer);
    };
  }, [room, isOn]);
  return useCallback((offer: string) => {
    opened.current = [...new Set([...opened.current, offer])];
  }, []);
}
