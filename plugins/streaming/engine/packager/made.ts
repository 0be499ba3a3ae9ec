import type { ClockLine, CloseLine, EpochLine, PartLine } from '../wire/session-line.rules';

/** A part before anybody knows where in the file it will lie. */
export type MadePart = Omit<PartLine, 'offset' | 'length' | 'kept'>;

/** What comes out of the making, in order. */
export type Made =
  | { readonly is: 'epoch'; readonly line: EpochLine; readonly init: Buffer }
  | { readonly is: 'part'; readonly line: MadePart; readonly bytes: Buffer }
  | { readonly is: 'line'; readonly line: ClockLine | CloseLine };

/** What the making needs to know. */
export type MakingSettings = {
  readonly partSeconds: number;
  readonly segmentSeconds: number;
  readonly now: () => number;
  readonly emit: (made: Made) => void;
};
