/**
 * What the packager writes of a broadcast, one JSON object a line: to the index beside the recording, and to the host as it happens.
 * Whoever reads the lines in order knows every epoch, segment and part of it.
 */
export type SessionLine = EpochLine | ClockLine | PartLine | CloseLine | EndLine;

/** A set of parameters appears for the first time: a file of its own, `e0.mp4`, begins with its `init` bytes. */
export type EpochLine = {
  readonly k: 'epoch';
  readonly epoch: number;
  readonly init: number;
  /** A picture of ours, shown while the encoder was away; no part of the recording. */
  readonly slate: boolean;
  readonly codecs: readonly string[];
  readonly width?: number;
  readonly height?: number;
};

/** From here on, times of this encoder are moved by `offset` milliseconds: who comes back to it after a crash goes on exactly. */
export type ClockLine = {
  readonly k: 'clock';
  readonly epoch: number;
  readonly source: string;
  readonly offset: number;
};

/** A part lies whole in the file of its epoch. */
export type PartLine = {
  readonly k: 'part';
  readonly epoch: number;
  readonly segment: number;
  readonly part: number;
  readonly offset: number;
  readonly length: number;
  readonly seconds: number;
  readonly independent: boolean;
  /** When its first picture was taken, by our clock in milliseconds; with the first part of a segment. */
  readonly at?: number;
  /** Where that picture lies on the time of its epoch, in ticks of a ninety-thousandth; words are placed by it. */
  readonly start?: number;
  /** The segment is whole with it. */
  readonly last?: true;
  /** Where picture and sound of the epoch have come to, in ticks of their tracks. */
  readonly reached: { readonly video: number; readonly audio: number };
  /** There was no room on the disk: viewers saw it, the recording has it not. */
  readonly kept?: false;
};

/** A segment is whole, though its last part did not know that it was. */
export type CloseLine = { readonly k: 'close'; readonly segment: number };

/** The broadcast is over. */
export type EndLine = { readonly k: 'end'; readonly at: number };

const KINDS = new Set<unknown>(['epoch', 'clock', 'part', 'close', 'end']);

/** The name of the index in the folder of a session. */
export const INDEX = 'index.jsonl';

/** The name of an epoch's file in the folder of a session. */
export const epochFile = (epoch: number): string => `e${epoch}.mp4`;

/** Reads an index. What a crash left half written at its end is not taken; `bytes` says how much was. */
export function readLines(text: string): { readonly lines: readonly SessionLine[]; readonly bytes: number } {
  const lines: SessionLine[] = [];
  let bytes = 0;
  for (const row of text.split('\n').slice(0, -1)) {
    const line = parsed(row);
    if (!line) break;
    lines.push(line);
    bytes += Buffer.byteLength(row) + 1;
  }
  return { lines, bytes };
}

function parsed(row: string): SessionLine | undefined {
  try {
    const line: unknown = JSON.parse(row);
    if (typeof line !== 'object' || line === null || !('k' in line) || !KINDS.has(line.k)) return undefined;
    // Only the packager writes into this folder; a row that parses and is of a kind is one of its own.
    return line as SessionLine;
  } catch {
    return undefined;
  }
}
