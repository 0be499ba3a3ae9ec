import { useCallback, useEffect, useRef, useState, type RefObject } from 'react';
import { playStream } from '@hearth/cms/reach';

/** A film that plays, with where it is. */
export type Film = {
  readonly video: RefObject<HTMLVideoElement>;
  readonly time: number;
  readonly length: number;
  readonly isPlaying: boolean;
  /** Where it is at this very moment: a page is drawn some pictures later, and whoever marks one means the one on screen. */
  now(): number;
  seek(to: number): void;
  /** On or back from where it is at this very moment. */
  step(by: number): void;
  toggle(): void;
};

/** Plays a recording; one that grows is followed while it does. Without an address to ask for there is nothing to play. */
export function useFilm(ask: (() => Promise<string>) | undefined): Film {
  const video = useRef<HTMLVideoElement>(null);
  const [time, setTime] = useState(0);
  const [length, setLength] = useState(0);
  const [isPlaying, setPlaying] = useState(false);
  useEffect(() => {
    if (!ask || !video.current) return undefined;
    return playStream(video.current, { ask, settings: () => FILM, isFilm: true });
  }, [ask]);
  useEffect(() => {
    const element = video.current;
    if (!element) return undefined;
    const look = (): void => {
      setTime(element.currentTime);
      setPlaying(!element.paused);
      // A film that grows is as long as can be gone to.
      const { seekable, duration } = element;
      const end = seekable.length > 0 ? seekable.end(seekable.length - 1) : duration;
      if (Number.isFinite(end)) setLength(end);
    };
    const events = ['timeupdate', 'seeking', 'seeked', 'play', 'pause', 'durationchange', 'progress'] as const;
    for (const name of events) element.addEventListener(name, look);
    return () => {
      for (const name of events) element.removeEventListener(name, look);
    };
  }, [ask]);
  const now = useCallback(() => video.current?.currentTime ?? 0, []);
  const seek = useCallback((to: number) => {
    if (video.current) video.current.currentTime = Math.max(0, to);
  }, []);
  const step = useCallback((by: number) => {
    if (video.current) video.current.currentTime = Math.max(0, video.current.currentTime + by);
  }, []);
  const toggle = useCallback(() => {
    const element = video.current;
    if (element?.paused) void element.play().catch(() => undefined);
    else element?.pause();
  }, []);
  return { video, time, length, isPlaying, now, seek, step, toggle };
}

const FILM = { lowLatencyMode: false, backBufferLength: 60, maxBufferLength: 20 };
