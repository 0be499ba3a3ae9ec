import type { PartLine } from '../wire/session-line.rules';
import type { SessionState } from '../wire/session-state.rules';
import type { SessionFolder } from './session-folder';

/** The parts of the newest segments, by segment: what a host that connects gets with their bytes. */
export type Fresh = Map<number, Buffer[]>;

const FRESH_SECONDS = 12;

/** Keeps a part that was made; those of older segments go. A segment has all its parts or none. */
export function keepFresh(
  fresh: Fresh,
  state: SessionState,
  { line, bytes }: { readonly line: PartLine; readonly bytes: Buffer },
): void {
  const before = fresh.get(line.segment) ?? [];
  if (before.length === line.part) fresh.set(line.segment, [...before, bytes]);
  const newest = newestOf(state);
  for (const number of fresh.keys()) if (!newest.has(number)) fresh.delete(number);
}

/** After a crash the newest segments are read back: viewers are in the middle of them. */
export async function readFresh(folder: SessionFolder): Promise<Fresh> {
  const numbers = newestOf(folder.state);
  const fresh: Fresh = new Map();
  for (const segment of folder.state.segments) {
    if (segment.kept && numbers.has(segment.number)) fresh.set(segment.number, await folder.partsOf(segment));
  }
  return fresh;
}

function newestOf({ segments }: SessionState): ReadonlySet<number> {
  const numbers = new Set<number>();
  let seconds = 0;
  for (const segment of [...segments].reverse()) {
    if (seconds > FRESH_SECONDS) break;
    numbers.add(segment.number);
    seconds += segment.seconds;
  }
  return numbers;
}
