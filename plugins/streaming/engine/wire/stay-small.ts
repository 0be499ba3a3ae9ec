import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

const EVERY = 5 * 60_000;

/**
 * Collects all garbage every few minutes. Of the frames that go through us V8 moves some kilobytes at each of its small collections to where only a
 * whole one looks, and lets a megabyte an hour gather there for most of a day: nobody can tell that from a leak. A whole collection of so
 * small a heap takes some milliseconds.
 */
export function staySmall(): void {
  const collect = collector();
  setInterval(collect, EVERY).unref();
}

/** The collector of V8, which is there without a flag of the command line, as whoever starts us would have to know of it. */
export function collector(): () => void {
  setFlagsFromString('--expose-gc');
  // What the flag adds to contexts that are made from now on.
  return runInNewContext('gc') as () => void;
}
