import { keeper } from '@/platform/keeper';

const KEY = 'station-keys';

/** Whether a station's key was seen here before: a forger would have to have been there from the first time on. */
export type Acquaintance = 'first' | 'same' | 'other';

/** Remembers the first key that a station signed with on this device, and says whether this is it. */
export function meetKey(station: string, fingerprint: string): Acquaintance {
  const known = knownKeys();
  const before = known[station];
  if (before !== undefined) return before === fingerprint ? 'same' : 'other';
  keeper.write(KEY, JSON.stringify({ ...known, [station]: fingerprint }));
  return 'first';
}

function knownKeys(): Readonly<Record<string, string>> {
  try {
    const kept: unknown = JSON.parse(keeper.read(KEY) ?? '{}');
    if (typeof kept !== 'object' || kept === null) return {};
    return Object.fromEntries(Object.entries(kept).filter(([, one]) => typeof one === 'string')) as Record<
      string,
      string
    >; // as filtered
  } catch {
    return {};
  }
}
