import type { CaptionTrack } from './player-types';

/** What a station tells of the words of a live whose playlist does not bring them. Moments are those at which the picture was taken. */
export interface Told {
  readonly languages: readonly { readonly language: string; readonly name: string }[];
  readonly cues: readonly { readonly start: number; readonly end: number; readonly text: string }[];
}

/** Asks for what is said in a language, from a full minute on; without a language for what languages there are. */
export type AskWords = (wanted: { readonly language: string | null; readonly from: number | null }) => Promise<Told>;

interface Ports {
  readonly ask: AskWords;
  /** When the picture on screen was taken. */
  readonly date: () => number | null;
  /** Nobody reads along where nothing plays, or in a window that lies below others. */
  readonly isWatched: () => boolean;
  readonly onTracks: (tracks: readonly CaptionTrack[]) => void;
}

/** As the contract has it: all who watch about the same picture ask for the same. */
const STEP_MS = 60_000;
const READING_MS = 2_000;
const LOOKING_MS = 15_000;
const LATEST_MS = 30_000;

const NONE: readonly string[] = [];

/** The minute before the picture, so that what began before its minute is there as well. */
const minuteOf = (date: number | null) => (date === null ? null : (Math.floor(date / STEP_MS) - 1) * STEP_MS);

/**
 * Words that come beside a picture. They are asked for anew every two seconds while somebody reads them: the picture is later than the desk that
 * writes them, so a correction is in time for what was not shown yet.
 */
export class WordsBeside {
  private tracks: readonly CaptionTrack[] = [];
  private cues: Told['cues'] = [];
  private language: string | null = null;
  private failures = 0;
  private round = 0;
  private due: ReturnType<typeof setTimeout> | null = null;
  private last: readonly string[] = NONE;

  constructor(private readonly ports: Ports) {}

  /** Begins to look which languages there are; a second time it does nothing. */
  readonly begin = (): void => {
    if (this.due === null && this.round === 0) void this.turn();
  };

  readonly choose = (language: string | null): void => {
    if (language === this.language) return;
    this.language = language;
    this.cues = [];
    if (language !== null && this.round > 0) void this.turn();
  };

  /** What is to be read now; the same list as before where nothing changed. */
  readonly said = (): readonly string[] => {
    const now = this.language === null ? null : this.ports.date();
    const lines =
      now === null
        ? NONE
        : this.cues.filter(({ start, end }) => start <= now && now < end).flatMap(({ text }) => text.split('\n'));
    if (lines.join('\n') !== this.last.join('\n')) this.last = lines;
    return this.last;
  };

  readonly stop = (): void => {
    this.round = -1;
    if (this.due !== null) clearTimeout(this.due);
  };

  /** One question, and the next after a while. Whoever chooses meanwhile begins a round of its own, and what the old one hears is late. */
  private async turn(): Promise<void> {
    if (this.round < 0) return;
    this.round += 1;
    const { round } = this;
    if (this.due !== null) clearTimeout(this.due);
    this.due = null;
    if (this.ports.isWatched()) await this.hear(round);
    if (round !== this.round) return;
    const every = this.language === null ? LOOKING_MS : READING_MS;
    this.due = setTimeout(() => void this.turn(), Math.min(every * 2 ** this.failures, LATEST_MS));
  }

  private async hear(round: number): Promise<void> {
    const from = minuteOf(this.ports.date());
    try {
      const told = await this.ports.ask({ language: this.language, from });
      if (round !== this.round) return;
      this.failures = 0;
      this.cues = told.cues;
      this.keep(told.languages.map(({ language, name }, id) => ({ id, lang: language, name })));
    } catch {
      // What is known stands until the line is back.
      if (round === this.round) this.failures += 1;
    }
  }

  private keep(tracks: readonly CaptionTrack[]): void {
    const isSame = JSON.stringify(tracks) === JSON.stringify(this.tracks);
    this.tracks = tracks;
    if (!isSame) this.ports.onTracks(tracks);
  }
}
