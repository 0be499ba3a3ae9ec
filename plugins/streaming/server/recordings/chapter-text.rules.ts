/** A chapter as its texts need it. */
export type ChapterFacts = { readonly at: number; readonly title: string };

/** What YouTube asks for: three chapters of ten seconds, the first at the beginning. */
const LEAST_CHAPTERS = 3;
const LEAST_SECONDS = 10;
/** Of a recording that grows nobody knows the end: the last chapter lasts at least so long. */
const LAST_SECONDS = 1;

/** Chapters as WebVTT: each lasts until the next begins. */
export function chaptersVtt(chapters: readonly ChapterFacts[], seconds: number): string {
  const cues = chapters.map(({ at, title }, index) => {
    const end = Math.max(chapters[index + 1]?.at ?? seconds, at + (chapters[index + 1] ? 0 : LAST_SECONDS));
    return `${clock(at, true)} --> ${clock(end, true)}\n${oneLine(title)}\n`;
  });
  return ['WEBVTT\n', ...cues].join('\n');
}

/** Chapters as the lines that YouTube reads in the words below a film; the first has to begin with it. */
export function chaptersForYoutube(
  chapters: readonly ChapterFacts[],
  seconds: number,
): { readonly youtube: string; readonly youtubeReads: boolean } {
  const first = chapters[0];
  const all = first && first.at >= 1 ? [{ at: 0, title: '开场' }, ...chapters] : chapters;
  const lengths = all.map(({ at }, index) => (all[index + 1]?.at ?? seconds) - at);
  const youtube = all.map(({ at, title }) => `${clock(at, false)} ${oneLine(title)}`).join('\n');
  const youtubeReads = all.length >= LEAST_CHAPTERS && lengths.every((length) => length >= LEAST_SECONDS);
  return { youtube, youtubeReads };
}

function clock(seconds: number, exact: boolean): string {
  const whole = exact ? Math.round(seconds * 1_000) : Math.floor(seconds) * 1_000;
  const [hours, minutes] = [Math.floor(whole / 3_600_000), Math.floor(whole / 60_000) % 60];
  const two = (value: number): string => String(value).padStart(2, '0');
  const short = Math.floor(whole / 1_000) % 60;
  if (exact) return `${two(hours)}:${two(minutes)}:${two(short)}.${String(whole % 1_000).padStart(3, '0')}`;
  return hours > 0 ? `${hours}:${two(minutes)}:${two(short)}` : `${minutes}:${two(short)}`;
}

/** A line is a line, and an arrow would be read as a time. */
const oneLine = (title: string): string => title.replace(/\s+/g, ' ').replaceAll('-->', '→').trim();
