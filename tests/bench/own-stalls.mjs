/**
 * How long the loop of this process was held up, and by whom. On a machine that others work on a loop is late because the processor was
 * somebody else's, too: the kernel says how long the thread was ready and had to wait, and what remains it did itself.
 */
import { openSync, readSync } from 'node:fs';

const EVERY = 20;
const LONG = 100;
/** Of so many it is told when they were. */
const MOST_TOLD = 20;

/** Watches the loop of the main thread from now on; without Linux all lateness counts as its own. */
export function watchStalls() {
  const waited = waitedForTheProcessor();
  let seen = none();
  let [last, before] = [performance.now(), waited()];
  setInterval(() => {
    const [now, then] = [performance.now(), waited()];
    const late = Math.max(0, now - last - EVERY);
    const own = Math.max(0, late - (then - before));
    [last, before] = [now, then];
    seen.worst = Math.max(seen.worst, late);
    seen.ownWorst = Math.max(seen.ownWorst, own);
    if (late > LONG) seen.long += 1;
    if (own > LONG) seen.ownLong += 1;
    if (own > LONG && seen.at.length < MOST_TOLD) seen.at.push(new Date().toISOString());
  }, EVERY).unref();
  return {
    seen: () => ({ ...seen }),
    /** From this moment: what held it up until now is forgotten, even when it was not yet seen. */
    reset: () => {
      seen = none();
      [last, before] = [performance.now(), waited()];
    },
  };
}

const none = () => ({ worst: 0, ownWorst: 0, long: 0, ownLong: 0, at: [] });

/** Milliseconds that the main thread was ready to run and did not, since it began. */
function waitedForTheProcessor() {
  if (process.platform !== 'linux') return () => 0;
  const file = openSync(`/proc/self/task/${process.pid}/schedstat`);
  const bytes = Buffer.alloc(80);
  return () => Number(bytes.toString('latin1', 0, readSync(file, bytes, 0, 80, 0)).split(' ')[1]) / 1e6;
}
