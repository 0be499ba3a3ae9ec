/** Where the present comes from, so that no rule asks the machine it happens to run on. */
export interface Clock {
  now(): Date;
}

/** A clock that stands still until a test moves it. */
export interface MovableClock extends Clock {
  advance(milliseconds: number): void;
  set(date: Date | string): void;
}

/** The clock of the machine. */
export const systemClock: Clock = { now: () => new Date() };

/** A clock for tests and replays, standing at the given moment. */
export function clockAt(date: Date | string): MovableClock {
  let time = millisecondsOf(date);
  return {
    // A new Date each time: a caller that changes its copy must not move the clock.
    now: () => new Date(time),
    advance: (milliseconds) => {
      time = millisecondsOf(new Date(time + milliseconds));
    },
    set: (moment) => {
      time = millisecondsOf(moment);
    },
  };
}

function millisecondsOf(date: Date | string): number {
  const time = new Date(date).getTime();
  if (Number.isNaN(time)) throw new RangeError(`not a moment: ${String(date)}`);
  return time;
}
