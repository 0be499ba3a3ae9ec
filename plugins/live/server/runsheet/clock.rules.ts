import type { RunsheetItem } from '../../contract';

/** A line as far as time goes. */
export type Timed = Pick<RunsheetItem, 'id' | 'seconds' | 'state' | 'beganAt' | 'endedAt'>;

/** Where a line stands against its plan; all in seconds from the beginning of the broadcast (计划与实际). */
export type LineClock = {
  readonly id: string;
  /** When it begins by the plan. */
  readonly planned: number;
  /** When it began, or will begin if everything from now on takes as long as planned. */
  readonly expected: number;
  /** How long it took or takes: of the line that is on never less than it has taken already. */
  readonly takes: number;
  /** How much longer than planned the line took so far; less than nought when it was quicker. */
  readonly over: number;
};

/** Where a whole run-of-show stands. */
export type SheetClock = {
  readonly lines: readonly LineClock[];
  readonly plannedEnd: number;
  readonly expectedEnd: number;
  /** How late the live is at this moment: the difference of both ends. */
  readonly late: number;
  /** What is left of the line that is on; less than nought when its time is over. Null while none is on. */
  readonly left: number | null;
};

/** Compares a plan with what became of it. Before the broadcast began everything is as planned. */
export function clockOf(items: readonly Timed[], beganAt: string | null, now: Date): SheetClock {
  const start = beganAt === null ? now.getTime() : Date.parse(beganAt);
  const since = (at: number): number => (at - start) / 1_000;
  const clock = { at: beganAt === null ? 0 : since(now.getTime()), since };
  let planned = 0;
  let expected = 0;
  let left: number | null = null;
  const lines = items.map((item): LineClock => {
    const line = { id: item.id, planned, ...lineOf(item, expected, clock) };
    planned += item.seconds;
    expected = Math.max(expected, line.expected + line.takes);
    if (item.state === 'on') left = item.seconds - (clock.at - line.expected);
    return line;
  });
  return { lines, plannedEnd: planned, expectedEnd: expected, late: expected - planned, left };
}

type Clock = { readonly at: number; since(at: number): number };

function lineOf(item: Timed, after: number, { at, since }: Clock): Omit<LineClock, 'id' | 'planned'> {
  const moment = (told: string | null, otherwise: number) => (told === null ? otherwise : since(Date.parse(told)));
  const from = moment(item.beganAt, after);
  switch (item.state) {
    case 'waiting':
      // Nothing that waits begins in the past.
      return { expected: Math.max(after, at), takes: item.seconds, over: 0 };
    case 'on': {
      const spent = at - from;
      return { expected: from, takes: Math.max(item.seconds, spent), over: spent - item.seconds };
    }
    case 'done': {
      const took = Math.max(0, moment(item.endedAt, from) - from);
      return { expected: from, takes: took, over: took - item.seconds };
    }
    case 'skipped':
      return { expected: from, takes: 0, over: -item.seconds };
  }
}
