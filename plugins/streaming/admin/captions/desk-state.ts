import type { CaptionTrack, Cue } from '../../contract';

/** Cues as a desk knows them: by id, each in its newest version. */
export type KnownCues = ReadonlyMap<string, Cue>;

/** Takes cues in; an older version changes nothing. */
export function withCues(known: KnownCues, cues: readonly Cue[]): KnownCues {
  const next = new Map(known);
  for (const cue of cues) if ((next.get(cue.id)?.version ?? 0) < cue.version) next.set(cue.id, cue);
  return next;
}

/** The newest cues of a track, the newest last. */
export function lastOf(known: KnownCues, track: string, count: number): readonly Cue[] {
  return [...known.values()]
    .filter((cue) => cue.track === track)
    .sort((a, b) => a.start - b.start || (a.id < b.id ? -1 : 1))
    .slice(-count);
}

/** What somebody typed that the host does not have yet. */
export type Unsent = {
  readonly id: string;
  readonly broadcast: string;
  readonly track: string;
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** Why the host did not take it; it is not sent again by itself then. */
  readonly refused?: string;
};

/** An id that sorts by time (UUIDv7): the page makes it, so that what is sent twice is one cue. */
export function newId(now: number, random: (bytes: Uint8Array<ArrayBuffer>) => Uint8Array): string {
  const bytes = random(new Uint8Array(16));
  const time = now.toString(16).padStart(12, '0');
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  const variant = ((Number.parseInt(hex.slice(16, 17), 16) & 3) | 8).toString(16);
  return `${time.slice(0, 8)}-${time.slice(8)}-7${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20)}`;
}

/** The track beside one, around the end. */
export function beside(tracks: readonly CaptionTrack[], id: string | undefined, step: 1 | -1): string | undefined {
  const at = tracks.findIndex((track) => track.id === id);
  return tracks[(at + step + tracks.length) % tracks.length]?.id;
}
