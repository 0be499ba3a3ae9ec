import { err, ok, type Result } from '@hearth/cms/kernel';
import type { RefusalOf } from '@hearth/cms/contract';
import type { streamingErrors } from '../../contract';
import { cleanText, type Shown } from './cue.rules';

/** A cue of a file, by the file's own clock. */
export type ReadCue = Omit<Shown, 'id'>;

/** What is wrong with a file, by its line. */
export type FileRefusal = RefusalOf<typeof streamingErrors, 'FILE_LINE'>;

type Read = Result<readonly ReadCue[], FileRefusal>;

const VTT_TIME =
  /^((?:\d{2,}:)?[0-5]\d:[0-5]\d\.\d{3})[ \t]+-->[ \t]+((?:\d{2,}:)?[0-5]\d:[0-5]\d\.\d{3})(?:[ \t].*)?$/;
const SRT_TIME = /^(\d{1,3}:[0-5]\d:[0-5]\d[,.]\d{1,3})\s*-->\s*(\d{1,3}:[0-5]\d:[0-5]\d[,.]\d{1,3})(?:\s.*)?$/;
/** Longer words of a wrong line help nobody. */
const QUOTED = 60;

/** Reads WebVTT. Styles, regions, notes and marks within the text are passed over. */
export function readVtt(text: string): Read {
  const lines = linesOf(text);
  if (!/^WEBVTT(?:[ \t].*)?$/.test(lines[0] ?? '')) return wrong(lines, 0);
  const blocks = blocksOf(lines).slice(1);
  return readBlocks(
    lines,
    blocks.filter(({ first }) => !/^(NOTE|STYLE|REGION)(\s|$)/.test(first)),
    {
      time: VTT_TIME,
      plain: (line) => unescaped(line.replace(/<[^>]*>/g, '')),
    },
  );
}

/** Reads SubRip. */
export function readSrt(text: string): Read {
  const lines = linesOf(text);
  return readBlocks(lines, blocksOf(lines), {
    time: SRT_TIME,
    plain: (line) => line.replace(/<\/?[a-z][^>]*>|\{\\[^}]*\}/gi, ''),
  });
}

type Block = { readonly at: number; readonly first: string; readonly lines: readonly string[] };
type Manner = { readonly time: RegExp; readonly plain: (line: string) => string };

function readBlocks(lines: readonly string[], blocks: readonly Block[], { time, plain }: Manner): Read {
  const cues: ReadCue[] = [];
  for (const block of blocks) {
    // What stands above the times is the name of the cue.
    const above = time.test(block.first) ? 0 : 1;
    const [, from, to] = time.exec(block.lines[above] ?? '') ?? [];
    if (from === undefined || to === undefined) return wrong(lines, block.at + Math.min(above, block.lines.length - 1));
    const [start, end] = [timeOf(from), timeOf(to)];
    if (end <= start) return wrong(lines, block.at + above);
    const text = cleanText(
      block.lines
        .slice(above + 1)
        .map(plain)
        .join('\n'),
    );
    if (text !== '') cues.push({ start, end, text });
  }
  return ok(cues);
}

const linesOf = (text: string): readonly string[] => text.replace(/^\ufeff/, '').split(/\r\n|\n|\r/);

function blocksOf(lines: readonly string[]): readonly Block[] {
  const blocks: (Block & { lines: string[] })[] = [];
  let open: (Block & { lines: string[] }) | undefined;
  for (const [at, line] of lines.entries()) {
    if (line.trim() === '') open = undefined;
    else if (open) open.lines.push(line);
    else blocks.push((open = { at, first: line, lines: [line] }));
  }
  return blocks;
}

const wrong = (lines: readonly string[], at: number): Read =>
  err('STREAMING.FILE_LINE', { line: at + 1, text: (lines[at] ?? '').slice(0, QUOTED) });

function timeOf(text: string): number {
  const [seconds = '0', minutes = '0', hours = '0'] = text.replace(',', '.').split(':').reverse();
  return Math.round(Number(seconds) * 1_000) + Number(minutes) * 60_000 + Number(hours) * 3_600_000;
}

const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', nbsp: ' ', lrm: '', rlm: '' };

const unescaped = (line: string): string =>
  line.replace(/&(amp|lt|gt|nbsp|lrm|rlm);/g, (_whole, name: string) => NAMED[name] ?? '');
