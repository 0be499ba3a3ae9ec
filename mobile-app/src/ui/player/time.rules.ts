import type { Chapter, PlayerState } from './player-types';

type Span = Pick<PlayerState, 'at' | 'from' | 'to' | 'edge'>;

/** Less than this behind the live edge is live: players hold back a few seconds to play smoothly. */
const LIVE_SLACK = 6;
/** A window shorter than this is not worth a timeline. */
const SHORTEST_WINDOW = 20;

const two = (n: number) => String(n).padStart(2, '0');

/** 75 as 1:15, 3675 as 1:01:15. */
export function clockWords(seconds: number): string {
  const whole = Number.isFinite(seconds) ? Math.max(Math.floor(seconds), 0) : 0;
  const [hours, minutes] = [Math.floor(whole / 3600), Math.floor((whole % 3600) / 60)];
  return hours > 0 ? `${hours}:${two(minutes)}:${two(whole % 60)}` : `${minutes}:${two(whole % 60)}`;
}

/** Seconds behind the live edge, 0 while the viewer is live. */
export function behindLive({ at, to, edge }: Span): number {
  const behind = (edge ?? to) - at;
  return behind > LIVE_SLACK ? Math.round(behind) : 0;
}

/** Whether there is anything to seek in. */
export const hasWindow = ({ from, to }: Span): boolean => to - from >= SHORTEST_WINDOW;

/** A place to seek to that exists. Beyond the live edge there is nothing yet. */
export function within({ from, to, edge }: Omit<Span, 'at'>, wanted: number): number {
  return Math.min(Math.max(wanted, from), edge ?? to);
}

/** How far along, from 0 to 1. */
export function shareOf({ from, to }: Pick<Span, 'from' | 'to'>, at: number): number {
  return to > from ? Math.min(Math.max((at - from) / (to - from), 0), 1) : 0;
}

/** The chapter that goes on at this second. */
export function chapterAt(chapters: readonly Chapter[], at: number): Chapter | null {
  return chapters.findLast((chapter) => chapter.at <= at + 0.05) ?? null;
}
