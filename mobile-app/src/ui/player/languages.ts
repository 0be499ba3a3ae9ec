import type { Line } from './line';
import type { CaptionTrack, PlayerState } from './player-types';
import { WordsBeside, type AskWords } from './words-beside';

interface Ports {
  readonly line: () => Line | null;
  readonly state: () => PlayerState;
  readonly set: (change: Partial<PlayerState>) => void;
  /** The track to switch on by itself, of those there are. */
  readonly wanted: (tracks: readonly CaptionTrack[]) => number | null;
  readonly isWatched: () => boolean;
  /** Where the words are when the playlist does not bring them. */
  readonly ask?: AskWords | undefined;
}

/** Numbers of tracks that come beside the picture: no playlist has as many of its own. */
const BESIDE = 1_000;

/** One menu of languages out of two: those that the playlist names, and those that are told beside it and are not among them. */
export class Languages {
  private own: readonly CaptionTrack[] = [];
  private told: readonly CaptionTrack[] = [];
  private readonly words: WordsBeside | null;

  constructor(private readonly ports: Ports) {
    const { ask, isWatched } = ports;
    const date = () => ports.line()?.date() ?? null;
    const onTracks = (tracks: readonly CaptionTrack[]) => {
      this.told = tracks.map((track) => ({ ...track, id: track.id + BESIDE }));
      this.offer();
    };
    this.words = ask ? new WordsBeside({ ask, date, isWatched, onTracks }) : null;
  }

  /** The playlist named its languages. */
  readonly hear = (tracks: readonly CaptionTrack[]): void => {
    this.own = tracks;
    this.offer();
  };

  readonly choose = (id: number | null): void => {
    const beside = this.told.find((track) => track.id === id);
    this.ports.set({ track: id, said: [] });
    this.ports.line()?.setTrack(beside ? null : id);
    this.words?.choose(beside?.lang ?? null);
    this.look();
  };

  readonly begin = (): void => this.words?.begin();

  /** Shows what is said beside the picture; what the playlist brings is heard of by itself. */
  readonly look = (): void => {
    const { track } = this.ports.state();
    if (this.words && track !== null && track >= BESIDE) this.ports.set({ said: this.words.said() });
  };

  readonly stop = (): void => this.words?.stop();

  private offer(): void {
    const has = new Set(this.own.map(({ lang }) => lang.toLowerCase()));
    const tracks = [...this.own, ...this.told.filter(({ lang }) => !has.has(lang.toLowerCase()))];
    const { track } = this.ports.state();
    this.ports.set({ tracks });
    // A line that was opened anew is told what was chosen under the old one.
    if (tracks.length > 0) this.choose(tracks.some(({ id }) => id === track) ? track : this.ports.wanted(tracks));
  }
}
