import type { CaptionTrack } from './player-types';

/** Languages by their own names; what a station in China is likely to caption in. */
const OWN_NAMES: Readonly<Record<string, string>> = {
  zh: '中文',
  'zh-hans': '简体中文',
  'zh-hant': '繁體中文',
  yue: '粵語',
  en: 'English',
  ug: 'ئۇيغۇرچە',
  bo: 'བོད་ཡིག',
  mn: 'Монгол',
  'mn-mong': 'ᠮᠣᠩᠭᠣᠯ',
  kk: 'قازاقشا',
  ky: 'قىرعىزچا',
  ko: '한국어',
  ja: '日本語',
  za: 'Vahcuengh',
  ii: 'ꆈꌠꉙ',
  ru: 'Русский',
  ar: 'العربية',
  fr: 'Français',
  de: 'Deutsch',
  es: 'Español',
  pt: 'Português',
  it: 'Italiano',
};

const subtags = (tag: string) => tag.toLowerCase().split(/[-_]/);

/** 简体中文 for zh-Hans-CN; a language that is not known is called as the track calls itself. */
export function ownName({ lang, name }: Pick<CaptionTrack, 'lang' | 'name'>): string {
  const [language = '', second = ''] = subtags(lang);
  return OWN_NAMES[`${language}-${second}`] ?? OWN_NAMES[language] ?? (name || lang);
}

const RIGHT_TO_LEFT = /^(ar|fa|he|iw|ks|ku-arab|kk-arab|kk-cn|ky-arab|ky-cn|ps|sd|ug|ur|yi)(-|$)/;

/** Which way its lines run. Kazakh and Kirghiz are written in Arabic letters in China. */
export function directionOf(lang: string): 'rtl' | 'ltr' {
  return RIGHT_TO_LEFT.test(subtags(lang).join('-')) ? 'rtl' : 'ltr';
}

/** The track in the language that was chosen last time: the same tag, else the same language; none where it was switched off. */
export function chosenTrack(tracks: readonly CaptionTrack[], kept: string | null): number | null {
  if (kept === null) return null;
  const exact = tracks.find(({ lang }) => lang.toLowerCase() === kept.toLowerCase());
  const near = tracks.find(({ lang }) => subtags(lang)[0] === subtags(kept)[0]);
  return (exact ?? near)?.id ?? null;
}

/** What a press of the captions button switches on: what was chosen before, the reader's language, the first there is. */
export function firstTrack(tracks: readonly CaptionTrack[], wishes: readonly (string | null)[]): number | null {
  for (const wish of wishes) {
    const found = chosenTrack(tracks, wish);
    if (found !== null) return found;
  }
  return tracks[0]?.id ?? null;
}

const TAGS = /<[^>]*>/g;
const NAMED: Readonly<Record<string, string>> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&nbsp;': ' ',
  '&lrm;': '\u200e',
  '&rlm;': '\u200f',
};

/** The words of a cue without its marks, line by line. */
export function linesOfCue(text: string): readonly string[] {
  const plain = text.replaceAll(TAGS, '').replaceAll(/&\w+;/g, (entity) => NAMED[entity] ?? entity);
  return plain
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}
