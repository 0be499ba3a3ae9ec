import type { EditionProblem, MediaFact, MediaLimit } from '../../contract';

/** A sentence in both languages of the house. */
export type Sentence = EditionProblem['message'];

/** Says something in both languages. */
export const say = (zh: string, en: string): Sentence => ({ 'zh-Hans': zh, en });

const MEGABYTE = 1024 * 1024;
const GIGABYTE = 1024 * MEGABYTE;
type Round = (count: number) => number;
const tenths = (count: number, round: Round): number => round(count * 10) / 10;

/** A weight as people say it: 5 MB. */
function asWeight(bytes: number, round: Round = Math.round): string {
  if (bytes >= GIGABYTE) return `${tenths(bytes / GIGABYTE, round)} GB`;
  return bytes >= MEGABYTE / 10 ? `${tenths(bytes / MEGABYTE, round)} MB` : `${Math.ceil(bytes / 1024)} KB`;
}

/** A length as people say it: 15 分钟, 2 分 20 秒. */
function asLength(length: number, round: Round = Math.round): Sentence {
  const short = tenths(length, round);
  if (short < 60) return say(`${short} 秒`, `${short} s`);
  const whole = round(length);
  const [hours, minutes, seconds] = [Math.floor(whole / 3_600), Math.floor((whole % 3_600) / 60), whole % 60];
  const parts = [
    [hours, '小时', 'h'],
    [minutes, seconds > 0 ? '分' : '分钟', 'min'],
    [seconds, '秒', 's'],
  ] as const;
  const said = parts.filter(([count]) => count > 0);
  return say(
    said.map(([count, zh]) => `${count} ${zh}`).join(' '),
    said.map(([count, , en]) => `${count} ${en}`).join(' '),
  );
}

const FORMATS: Readonly<Record<string, string>> = {
  'image/jpeg': 'JPEG',
  'image/png': 'PNG',
  'image/webp': 'WebP',
  'image/avif': 'AVIF',
  'image/gif': 'GIF',
  'image/bmp': 'BMP',
  'image/tiff': 'TIFF',
  'video/mp4': 'MP4',
  'video/quicktime': 'MOV',
  'video/webm': 'WebM',
};

/** A format by the name that newsrooms know it by. */
const asFormat = (mime: string): string => FORMATS[mime] ?? mime;

/** What a limit asks for. */
export function askedOf(limit: MediaLimit): Sentence {
  switch (limit.kind) {
    case 'bytes':
      return say(`不超过 ${asWeight(limit.max)}`, `at most ${asWeight(limit.max)}`);
    case 'seconds':
      return lengthAsked(limit);
    case 'pixels': {
      const size = `${limit.minWidth}×${limit.minHeight}`;
      return say(`至少 ${size} 像素`, `at least ${size} pixels`);
    }
    case 'shape': {
      const [from, to] = [limit.from.join(':'), limit.to.join(':')];
      return from === to
        ? say(`画幅 ${from}`, `a shape of ${from}`)
        : say(`画幅 ${from} 到 ${to}`, `shapes of ${from} to ${to}`);
    }
    case 'formats': {
      const names = limit.mimes.map(asFormat);
      return say(`${names.join('、')} 格式`, names.join(', '));
    }
  }
}

function lengthAsked({ min, max }: Extract<MediaLimit, { kind: 'seconds' }>): Sentence {
  const [least, most] = [min === undefined ? undefined : asLength(min), max === undefined ? undefined : asLength(max)];
  if (least && most) return say(`${least['zh-Hans']} 到 ${most['zh-Hans']}`, `${least.en} to ${most.en}`);
  if (least) return say(`不短于 ${least['zh-Hans']}`, `at least ${least.en}`);
  return say(`不超过 ${most?.['zh-Hans'] ?? ''}`, `at most ${most?.en ?? ''}`);
}

/** What a file is that breaks a limit; rounded away from it, so that a little too much is never said as just enough. */
export function isOf(limit: MediaLimit, fact: MediaFact): Sentence {
  switch (limit.kind) {
    case 'bytes':
      return same(asWeight(fact.bytes ?? 0, Math.ceil));
    case 'seconds':
      return lengthOf(limit, fact);
    case 'pixels':
    case 'shape':
      return pixelsOf(fact);
    case 'formats':
      return same(asFormat(fact.mime ?? ''));
  }
}

function lengthOf({ max = Infinity }: Extract<MediaLimit, { kind: 'seconds' }>, { seconds }: MediaFact): Sentence {
  const length = seconds ?? 0;
  return asLength(length, length > max ? Math.ceil : Math.floor);
}

const pixelsOf = ({ width, height }: MediaFact): Sentence => same(`${width ?? 0}×${height ?? 0}`);

const same = (words: string): Sentence => say(words, words);

/** How a file that breaks a limit is mended; `shape` is what it has to be cut to. */
export function cureOf(limit: MediaLimit, fact: MediaFact, shape: string): Sentence {
  switch (limit.kind) {
    case 'bytes':
      return say(`压到 ${asWeight(limit.max)} 以下`, `Bring it below ${asWeight(limit.max)}`);
    case 'seconds':
      return lengthCure(limit, fact.seconds ?? 0);
    case 'pixels':
      return say(
        `换一个至少 ${limit.minWidth}×${limit.minHeight} 的`,
        `Take one of at least ${limit.minWidth}×${limit.minHeight}`,
      );
    case 'shape':
      return say(`裁成 ${shape}`, `Cut it to ${shape}`);
    case 'formats': {
      const format = asFormat(limit.mimes[0] ?? '');
      return say(`转成 ${format}`, `Turn it into ${format}`);
    }
  }
}

function lengthCure({ min, max }: Extract<MediaLimit, { kind: 'seconds' }>, seconds: number): Sentence {
  if (min !== undefined && seconds < min) {
    const least = asLength(min);
    return say(`换一段不短于 ${least['zh-Hans']} 的`, `Take one of at least ${least.en}`);
  }
  const most = asLength(max ?? 0);
  return say(`剪到 ${most['zh-Hans']}以内`, `Cut it to ${most.en}`);
}

/** What a limit measures, in a word. */
export const MEASURED: Readonly<Record<MediaLimit['kind'], readonly [zh: string, en: string]>> = {
  bytes: ['大小', 'size'],
  seconds: ['时长', 'length'],
  pixels: ['像素', 'pixels'],
  shape: ['画幅', 'shape'],
  formats: ['格式', 'format'],
};
