import type { LiveNews, Subtitle } from '@/contract/live-room';
import type { AskWords, Told } from '@/ui/player/words-beside';

/** Of each language so many are kept: about an hour, which is as far as anybody goes back in a live. */
const MOST = 1_200;

/** What is said in a room, in all its languages, as it is told (实时字幕). */
export interface Subtitles {
  readonly tell: (news: readonly LiveNews[]) => void;
  /** Forgets what was told: after a line that was lost nobody knows what was changed meanwhile. */
  readonly forget: () => void;
  /** What was told, with what whoever carries the picture knows of it, where they are asked. */
  readonly beside: (asked: AskWords | undefined) => AskWords;
}

type Cues = ReadonlyMap<string, Subtitle>;

/** The newest version of each stands; one that was taken back is remembered, so that an older version that comes late does not bring it back. */
function withCue(cues: Cues, cue: Subtitle): Cues {
  const known = cues.get(cue.id);
  if (known && known.version >= cue.version) return cues;
  const all = [...cues.values()].filter(({ id }) => id !== cue.id);
  const kept = [...all, cue].sort((a, b) => a.start - b.start).slice(-MOST);
  return new Map(kept.map((one) => [one.id, one]));
}

/** What was asked for, with what was told: where both speak of the same moment, what was told is newer. */
function joined(asked: Told, languages: Told['languages'], told: readonly Subtitle[]): Told {
  const names = new Set(asked.languages.map(({ language }) => language));
  const others = asked.cues.filter(({ start, end }) => told.every((cue) => end <= cue.start || cue.end <= start));
  return {
    languages: [...asked.languages, ...languages.filter(({ language }) => !names.has(language))],
    cues: [...others, ...told.filter(({ removed }) => !removed)],
  };
}

const NOTHING: Told = { languages: [], cues: [] };
const NONE: Cues = new Map();

/** Keeps what a room tells of what is said, past React: it comes several times a second in each language. */
export function makeSubtitles(): Subtitles {
  const languages = new Map<string, { readonly language: string; readonly name: string }>();
  const cues = new Map<string, Cues>();
  const told = ({ language }: { readonly language: string | null }): readonly Subtitle[] =>
    language === null ? [] : [...(cues.get(language) ?? NONE).values()];
  return {
    tell: (news) => {
      for (const one of news) {
        if (one.type !== 'subtitle') continue;
        const { language, name } = one.subtitle;
        languages.set(language, { language, name });
        cues.set(language, withCue(cues.get(language) ?? NONE, one.subtitle));
      }
    },
    forget: () => cues.clear(),
    beside: (asked) => async (wanted) => {
      // What was told stands without the other.
      const known = (await asked?.(wanted).catch(() => NOTHING)) ?? NOTHING;
      return joined(known, [...languages.values()], told(wanted));
    },
  };
}
