/** Lets so many work at once; the others wait in the order they came. */
export function fewAtOnce(most: number): <T>(work: () => Promise<T>) => Promise<T> {
  const waiting: (() => void)[] = [];
  let count = 0;
  return async (work) => {
    if (count >= most) await new Promise<void>((go) => waiting.push(go));
    else count += 1;
    try {
      return await work();
    } finally {
      const next = waiting.shift();
      if (next) next();
      else count -= 1;
    }
  };
}
