import type { CaptionTrack, Cue, GlossaryTerm } from '../../contract';

/** A word of the glossary as it is written in the language that is being typed. */
export type Hint = { readonly term: string; readonly written: string; readonly note: string };

type Around = { readonly track: CaptionTrack; readonly text: string; readonly cues: readonly Cue[] };

const MOST = 6;
const RECENT = 4;

/** Words of the glossary that occur in what is typed, or in what was said last in the other languages. */
export function hintsFor(glossary: readonly GlossaryTerm[], { track, text, cues }: Around): readonly Hint[] {
  const others = cues
    .filter((cue) => cue.track !== track.id && !cue.removed)
    .sort((a, b) => b.start - a.start)
    .slice(0, RECENT)
    .map((cue) => cue.text);
  const typed = text.toLowerCase();
  const said = [typed, ...others].map((one) => one.toLowerCase());
  return glossary
    .filter(({ term, translations }) =>
      [term, ...Object.values(translations)].some((word) => occurs(word, said, typed)),
    )
    .map(({ term, translations, note }) => ({ term, note, written: inLanguage(translations, track.language) ?? term }))
    .slice(0, MOST);
}

/** Whole in what was said, or begun at the end of what is typed. */
function occurs(word: string, said: readonly string[], typed: string): boolean {
  const small = word.toLowerCase();
  if (small === '') return false;
  if (said.some((one) => one.includes(small))) return true;
  const begun = /[\p{L}\p{N}]{2,}$/u.exec(typed)?.[0];
  return begun !== undefined && small.startsWith(begun);
}

/** Also where the glossary knows the language without its script or region, or the other way round. */
function inLanguage(translations: GlossaryTerm['translations'], language: string): string | undefined {
  const [plain] = language.split('-');
  const near = Object.keys(translations).find((tag) => tag === plain || tag.split('-')[0] === plain);
  return translations[language] ?? (near === undefined ? undefined : translations[near]);
}
