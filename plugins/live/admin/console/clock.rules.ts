import type { RunsheetItem } from '../../contract';

/** How much of a show was planned and how much of it has passed. */
export type Run = {
  readonly items: readonly RunsheetItem[];
  /** When the session went live; null before. */
  readonly beganAt: string | null;
};

/** The plan against the real clock, in whole seconds. */
export type ShowClock = {
  readonly current: RunsheetItem | undefined;
  /** The line that comes when somebody presses next. */
  readonly next: RunsheetItem | undefined;
  /** How long the line that is on has taken. */
  readonly spent: number;
  /** What is left of its time; below zero it takes longer than planned. */
  readonly left: number;
  /** How far the whole show is behind its plan; below zero it is ahead. */
  readonly behind: number;
  /** What the lines that are left take, with what is left of this one. */
  readonly toCome: number;
};

/** Closer to the plan than this nobody has to hurry. */
export const ON_TIME = 15;

/** Reads the clock of a show. What was skipped is out of the plan: nobody is late for it. */
export function clockOf({ items, beganAt }: Run, now: number): ShowClock {
  const lines = [...items].sort((a, b) => a.position - b.position);
  const current = lines.find(({ state }) => state === 'on');
  const waiting = lines.filter(({ state }) => state === 'waiting');
  const next = waiting.find(({ position }) => current === undefined || position > current.position) ?? waiting[0];
  const spent = current?.beganAt == null ? 0 : secondsBetween(current.beganAt, now);
  const left = (current?.seconds ?? 0) - spent;
  const done = sum(lines.filter(({ state }) => state === 'done'));
  const sinceStart = beganAt === null ? 0 : secondsBetween(beganAt, now);
  const onPlan = done + (current ? Math.min(spent, current.seconds) : 0);
  return {
    ...{ current, next, spent, left },
    behind: beganAt === null ? 0 : sinceStart - onPlan,
    toCome: Math.max(0, left) + sum(waiting),
  };
}

/** Whether a show is on its plan, and if not, to which side. */
export function paceOf(behind: number): 'on-time' | 'behind' | 'ahead' {
  if (Math.abs(behind) <= ON_TIME) return 'on-time';
  return behind > 0 ? 'behind' : 'ahead';
}

/** Seconds as a clock shows them: 0:07, 12:30, 1:02:05, and with a sign when time has run out. */
export function clockWords(seconds: number): string {
  const whole = Math.abs(Math.trunc(seconds));
  const [hours, minutes, rest] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60];
  const tail = `${hours > 0 ? two(minutes) : minutes}:${two(rest)}`;
  return `${seconds < 0 && whole > 0 ? '−' : ''}${hours > 0 ? `${hours}:` : ''}${tail}`;
}

const two = (figure: number): string => String(figure).padStart(2, '0');
const sum = (lines: readonly RunsheetItem[]): number => lines.reduce((all, { seconds }) => all + seconds, 0);
const secondsBetween = (from: string, to: number): number => Math.max(0, Math.floor((to - Date.parse(from)) / 1_000));
