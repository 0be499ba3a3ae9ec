import { beginsRight, inOrder, type Shown } from './cue.rules';

const RIGHT_TO_LEFT_MARK = '\u200f';

/** How words are written. */
export type Writing = { readonly direction: 'ltr' | 'rtl'; readonly head?: readonly string[] };

/** Writes cues as WebVTT. Each has its id, so that players know one that comes again in the next segment. */
export function writeVtt(cues: readonly Shown[], { direction, head = [] }: Writing): string {
  const blocks = inOrder(cues).map(
    ({ id, start, end, text }) => `${id}\n${vttTime(start)} --> ${vttTime(end)}\n${shown(text, direction)}\n`,
  );
  return [[`WEBVTT`, ...head, ''].join('\n'), ...blocks].join('\n');
}

/** Writes cues as SubRip, which knows no escapes. */
export function writeSrt(cues: readonly Shown[], { direction }: Writing): string {
  return inOrder(cues)
    .map(
      ({ start, end, text }, at) =>
        `${at + 1}\n${srtTime(start)} --> ${srtTime(end)}\n${directedText(text, direction)}\n`,
    )
    .join('\n');
}

/** A moment as WebVTT writes it. */
export function vttTime(milliseconds: number): string {
  const all = Math.max(0, Math.round(milliseconds));
  const two = (value: number): string => String(value).padStart(2, '0');
  const [hours, minutes, seconds] = [
    Math.floor(all / 3_600_000),
    Math.floor(all / 60_000) % 60,
    Math.floor(all / 1_000) % 60,
  ];
  return `${two(hours)}:${two(minutes)}:${two(seconds)}.${String(all % 1_000).padStart(3, '0')}`;
}

const srtTime = (milliseconds: number): string => vttTime(milliseconds).replace('.', ',');

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

/** Words for players that know nothing of marks: each line of a language from right to left is told where it begins. */
export const directedText = (text: string, direction: Writing['direction']): string =>
  text
    .split('\n')
    .map((line) => directed(line, direction))
    .join('\n');

function shown(text: string, direction: Writing['direction']): string {
  return text
    .split('\n')
    .map((line) =>
      directed(
        line.replace(/[&<>]/g, (sign) => ESCAPES[sign] ?? sign),
        direction,
      ),
    )
    .join('\n');
}

/** Players go by the first letter of a line; a line from right to left that begins with a number or a Latin name is told so. */
const directed = (line: string, direction: Writing['direction']): string =>
  direction === 'rtl' && !beginsRight(line) ? RIGHT_TO_LEFT_MARK + line : line;
