import type { LiveCue, WordTrack } from './live-words.rules';

/** The words of a broadcast as a node has them in memory. */
export type BroadcastWords = {
  readonly tracks: readonly WordTrack[];
  /** So much later a network that hands the room out says a picture was taken. */
  readonly networkMs: number;
  /** Of one track, in order; the list changes with each cue. */
  cues(track: string): readonly LiveCue[];
  /** The languages in which something was said. */
  spoken(): readonly WordTrack[];
};

/** Whoever knows the words of broadcasts. Viewers ask it with each text, so it answers from memory. */
export type Words = {
  of(broadcast: string): Promise<BroadcastWords | undefined>;
  /** So many seconds viewers of it are kept behind; none while nobody has asked for its words. */
  behind(broadcast: string): number;
};
