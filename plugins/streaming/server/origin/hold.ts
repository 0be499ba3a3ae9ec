/** Answers that wait for something to happen. */
export type Hold = {
  /** Looks now and with each change, until there is something or `milliseconds` have passed; `undefined` then, or when nobody more may wait. */
  until<T>(room: string, milliseconds: number, look: () => T | undefined): Promise<T | undefined>;
  /** Something is different in this room. */
  wake(room: string): void;
};

/** Everybody who watches waits for the next part most of the time; this many is more than the line of one machine carries. */
const MOST = 20_000;

/** Nobody waits yet. */
export function createHold(): Hold {
  const waiting = new Map<string, Set<() => void>>();
  let count = 0;
  return {
    until(room, milliseconds, look) {
      const found = look();
      if (found !== undefined || count >= MOST) return Promise.resolve(found);
      count += 1;
      return new Promise((resolve) => {
        const those = waiting.get(room) ?? new Set();
        waiting.set(room, those);
        const end = (value: ReturnType<typeof look>): void => {
          clearTimeout(timer);
          those.delete(again);
          count -= 1;
          resolve(value);
        };
        const again = (): void => {
          const value = look();
          if (value !== undefined) end(value);
        };
        const timer = setTimeout(end, milliseconds, undefined);
        those.add(again);
      });
    },
    wake(room) {
      for (const again of [...(waiting.get(room) ?? [])]) again();
      if (waiting.get(room)?.size === 0) waiting.delete(room);
    },
  };
}
