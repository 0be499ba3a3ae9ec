import type { Epoch, Segment, SessionState } from '../wire/session-state.rules';

/** A part of a recording: where its bytes lie, and where it stands in what a viewer of the recording sees. */
export type ContentPart = {
  readonly epoch: number;
  readonly offset: number;
  readonly length: number;
  /** Seconds from the beginning of the recording. */
  readonly at: number;
  readonly seconds: number;
  /** A player can begin with it. */
  readonly independent: boolean;
  /** When it was taken, by our clock in milliseconds. */
  readonly moment: number;
};

/** What a recording holds, in the order in which it is seen: the slate is left out, and what the disk had no room for. */
export type Content = {
  readonly parts: readonly ContentPart[];
  readonly epochs: ReadonlyMap<number, Epoch>;
  readonly seconds: number;
  readonly bytes: number;
};

/** What a recording holds by its index. Parts of the segment that still grows are in it: they lie whole on the disk. */
export function contentOf({ segments, epochs }: Pick<SessionState, 'segments' | 'epochs'>): Content {
  const parts: ContentPart[] = [];
  let [at, bytes] = [0, 0];
  for (const segment of segments.filter(isContent)) {
    let { offset, at: moment } = segment;
    for (const { length, seconds, independent } of segment.parts) {
      parts.push({ epoch: segment.epoch, offset, length, at: rounded(at), seconds, independent, moment });
      moment += Math.round(seconds * 1_000);
      offset += length;
      bytes += length;
      at += seconds;
    }
  }
  return { parts, epochs, seconds: rounded(at), bytes };
}

/** Where in a recording the moment of a wall clock is, in seconds; what lies before it or after it is its beginning or its end. */
export function positionOf({ segments }: Pick<SessionState, 'segments'>, moment: number): number {
  let [before, found] = [0, 0];
  for (const segment of segments.filter(isContent)) {
    if (segment.at > moment) break;
    found = before + Math.min((moment - segment.at) / 1_000, segment.seconds);
    before += segment.seconds;
  }
  return rounded(found);
}

const isContent = ({ kept, slate, parts }: Segment): boolean => kept && !slate && parts.length > 0;

const rounded = (seconds: number): number => Math.round(seconds * 1e6) / 1e6;
