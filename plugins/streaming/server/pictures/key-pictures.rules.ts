import type { Segment, SessionState } from '../../engine/wire/session-state.rules';

/** A part that begins with a key frame: where its bytes lie, and at which second of the recording its picture is seen. */
export type KeyPart = {
  readonly second: number;
  readonly epoch: number;
  readonly offset: number;
  readonly length: number;
};

/** All key frames of a recording that lie on the disk, in the order in which they are seen; those of slates are no part of it. */
export function keyParts({ segments }: Pick<SessionState, 'segments'>): readonly KeyPart[] {
  const found: KeyPart[] = [];
  let second = 0;
  for (const segment of segments) {
    if (!segment.whole || !segment.kept || segment.slate) continue;
    found.push(...keysIn(segment, second));
    second += segment.seconds;
  }
  return found;
}

/** How long a recording is, in seconds. */
export function recordedSeconds({ segments }: Pick<SessionState, 'segments'>): number {
  return segments
    .filter(({ whole, kept, slate }) => whole && kept && !slate)
    .reduce((sum, { seconds }) => sum + seconds, 0);
}

function keysIn({ epoch, offset, parts }: Segment, from: number): readonly KeyPart[] {
  const found: KeyPart[] = [];
  let [at, second] = [offset, from];
  for (const { length, seconds, independent } of parts) {
    if (independent) found.push({ second, epoch, offset: at, length });
    at += length;
    second += seconds;
  }
  return found;
}

/** The key frame that is nearest to a second. */
export function nearestKey(keys: readonly KeyPart[], second: number): KeyPart | undefined {
  return keys.reduce<KeyPart | undefined>(
    (best, key) => (best && Math.abs(best.second - second) <= Math.abs(key.second - second) ? best : key),
    undefined,
  );
}

/** Where a picture is looked for when nobody chose one: lives begin with a dark stage, a test card or a waiting board. */
export function posterCandidates(keys: readonly KeyPart[], seconds: number): readonly KeyPart[] {
  const wanted = [0.1, 0.25, 0.4, 0.6, 0].map((share) => nearestKey(keys, share * seconds));
  return [...new Set(wanted.flatMap((key) => (key ? [key] : [])))];
}

/** What a page holds of a broadcast that goes on: segments, and the bytes of the newest by segment. */
type Fresh = {
  readonly state: Pick<SessionState, 'segments'>;
  readonly bytes: ReadonlyMap<number, readonly Buffer[]>;
  readonly inits: ReadonlyMap<number, Buffer>;
};

/** The newest key frame that lies in memory, with the head of its file; one of a slate only where there is no other. */
export function newestKey(live: Fresh): { readonly head: Buffer; readonly part: Buffer } | undefined {
  const newest = [...live.state.segments].reverse();
  return (
    inMemory(
      live,
      newest.filter(({ slate }) => !slate),
    ) ?? inMemory(live, newest)
  );
}

function inMemory({ bytes, inits }: Fresh, segments: readonly Segment[]): ReturnType<typeof newestKey> {
  for (const { number, epoch, parts } of segments) {
    const pieces = bytes.get(number);
    const head = inits.get(epoch);
    if (!pieces || !head) continue;
    const at = parts.findLastIndex(({ independent }, index) => independent && index < pieces.length);
    const part = pieces[at];
    if (part) return { head, part };
  }
  return undefined;
}
