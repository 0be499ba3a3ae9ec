import { keeper } from '@/platform/keeper';
import type { KeyNote } from './buying';

const KEY = 'cart-press';
/** After that nobody presses again because an answer was lost: it is another wish. */
const GOOD_FOR_MS = 15 * 60_000;

/**
 * Notes the key of what is ordered from the cart on the device, until the order stands: whoever opens the page anew, because no answer came,
 * and presses again gets the order that stands already.
 */
export const keptKeyNote = (reader: string, now: () => number = Date.now): KeyNote => ({
  read() {
    try {
      const kept = JSON.parse(keeper.read(KEY) ?? 'null') as Partial<Record<string, unknown>> | null; // checked below
      const { wish, key, at } = kept ?? {};
      if (typeof wish !== 'string' || typeof key !== 'string' || typeof at !== 'number') return null;
      return kept?.['reader'] === reader && Math.abs(now() - at) < GOOD_FOR_MS ? { wish, key } : null;
    } catch {
      return null;
    }
  },
  write: (noted) => keeper.write(KEY, noted === null ? null : JSON.stringify({ ...noted, reader, at: now() })),
});
