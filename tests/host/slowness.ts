import { createHash } from 'node:crypto';

const WORK = Buffer.alloc(1024 * 1024);
/** What the work below takes on a machine that does nothing else, by which promises in seconds are meant. */
const MEANT_MS = 30;

/** How much slower this machine is at this moment than the one that a promise in seconds is meant for: never under one. */
export function slowness(): number {
  const began = performance.now();
  for (let n = 0; n < 40; n++) createHash('sha256').update(WORK).digest();
  return Math.max(1, (performance.now() - began) / MEANT_MS);
}

/** The milliseconds that are promised, on the machine as it is at this moment. */
export const promised = (milliseconds: number): number => milliseconds * slowness();
