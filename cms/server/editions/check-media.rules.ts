import type {
  Channel,
  EditionContent,
  EditionProblem,
  MediaFact,
  MediaLimit,
  MediaPart,
  RulePack,
} from '../../contract';
import { askedOf, cureOf, isOf, MEASURED, say, type Sentence } from './media-words.rules';

/** What is known of the files of an edition, and whether pictures are made to fit on their way, as drivers do it. */
export type KnownMedia = { readonly facts: readonly MediaFact[]; readonly fitsPictures: boolean };

/** Drivers make pictures fit on their way; a person posts the files as they are. */
export const fitsPictures = ({ lane }: Pick<Channel, 'lane'>): boolean => lane === 'driver';

/** All that a pack asks of files, with the length of films that it keeps by itself. */
export function fileLimits({ media: { film, files } }: Pick<RulePack, 'media'>): readonly MediaLimit[] {
  if (film?.maxSeconds == null) return files;
  return [{ kind: 'seconds', of: 'film', max: film.maxSeconds, sure: film.sure }, ...files];
}

/** What files of an edition keep it from a platform, or might: what nobody measured is said, and never blocks. */
export function checkMedia(
  pack: Pick<RulePack, 'media'>,
  edition: EditionContent,
  { facts, fitsPictures }: KnownMedia,
): readonly EditionProblem[] {
  const limits = fileLimits(pack).filter((limit) => !(fitsPictures && isFitted(limit)));
  const judged = limits.flatMap((limit) =>
    filesOf(limit.of, edition).map(({ url, name }) => {
      const fact = facts.find((one) => one.url === url);
      return { limit, name, fact, fits: fact ? fits(limit, fact) : undefined };
    }),
  );
  const broken = limits.flatMap((limit) => {
    const those = judged.filter((one) => one.limit === limit && one.fits === false);
    return those[0]?.fact
      ? [
          problemOf(
            limit,
            those[0].fact,
            those.map(({ name }) => name),
          ),
        ]
      : [];
  });
  return [...broken, ...unknownOf(judged.filter((one) => one.fits === undefined))];
}

/** Drivers hand on a picture as JPEG that is light enough; what it shows stays as it is, and films go as they are. */
const isFitted = ({ kind, of }: MediaLimit): boolean => of !== 'film' && (kind === 'bytes' || kind === 'formats');

type Named = { readonly url: string; readonly name: string };

/** The files of a part; pictures are known by their place, where there are several. */
function filesOf(part: MediaPart, { pictures, cover, film }: EditionContent): readonly Named[] {
  if (part === 'pictures')
    return pictures.map(({ url }, at) => ({ url, name: pictures.length > 1 ? `${at + 1}` : '' }));
  const file = part === 'cover' ? cover : film;
  return file ? [{ url: file.url, name: '' }] : [];
}

/** A hundredth off is what rounding to whole pixels does. */
const NEARLY = 0.01;

/** Whether a file is as a limit asks; undefined where nobody measured it. */
export function fits(limit: MediaLimit, fact: MediaFact): boolean | undefined {
  const { bytes, seconds, mime } = fact;
  switch (limit.kind) {
    case 'bytes':
      return ifKnown(bytes, (count) => count <= limit.max);
    case 'seconds':
      return ifKnown(seconds, (count) => count >= (limit.min ?? 0) && count <= (limit.max ?? Infinity));
    case 'formats':
      return ifKnown(mime, (format) => limit.mimes.includes(format));
    case 'pixels':
      return ifKnown(sizeOf(fact), ([width, height]) => width >= limit.minWidth && height >= limit.minHeight);
    case 'shape':
      return ifKnown(sizeOf(fact), ([width, height]) => sideOf(limit, width / height) === undefined);
  }
}

const ifKnown = <T>(value: T | null, judge: (value: T) => boolean): boolean | undefined =>
  value === null ? undefined : judge(value);

const sizeOf = ({ width, height }: MediaFact): readonly [number, number] | null =>
  width && height ? [width, height] : null;

type Shape = Extract<MediaLimit, { kind: 'shape' }>;

/** The shape that it has to be cut to; undefined where it fits. */
function sideOf({ from, to }: Shape, ratio: number): Shape['from'] | undefined {
  if (ratio < (from[0] / from[1]) * (1 - NEARLY)) return from;
  return ratio > (to[0] / to[1]) * (1 + NEARLY) ? to : undefined;
}

const PARTS: Readonly<Record<MediaPart, readonly [zh: string, en: string]>> = {
  pictures: ['配图', 'picture'],
  cover: ['封面', 'cover'],
  film: ['视频', 'film'],
};

/** The files that a sentence is about: 第 2、5 张配图. */
function named(part: MediaPart, names: readonly string[]): Sentence {
  const [zh, en] = PARTS[part];
  const places = [...new Set(names)].filter(Boolean);
  if (places.length === 0) return say(zh, `The ${en}`);
  return say(`第 ${places.join('、')} 张${zh}`, `${places.length > 1 ? 'Pictures' : 'Picture'} ${places.join(', ')}`);
}

function problemOf(limit: MediaLimit, fact: MediaFact, names: readonly string[]): EditionProblem {
  const [who, is, asked] = [named(limit.of, names), isOf(limit, fact), askedOf(limit)];
  return {
    path: limit.of,
    severity: limit.sure ? 'error' : 'warning',
    message: say(
      `${who['zh-Hans']}是 ${is['zh-Hans']}，平台要求：${asked['zh-Hans']}`,
      `${who.en}: ${is.en}; the platform takes ${asked.en}`,
    ),
    cure: cureOf(limit, fact, cutTo(limit, fact)),
  };
}

/** The shape that a file has to be cut to. */
function cutTo(limit: MediaLimit, { width, height }: MediaFact): string {
  if (limit.kind !== 'shape' || !width || !height) return '';
  return (sideOf(limit, width / height) ?? limit.from).join(':');
}

type Judged = { readonly limit: MediaLimit; readonly name: string };

/** What nobody measured, one sentence for each part. */
function unknownOf(judged: readonly Judged[]): readonly EditionProblem[] {
  const parts = [...new Set(judged.map(({ limit }) => limit.of))];
  return parts.map((part) => {
    const those = judged.filter(({ limit }) => limit.of === part);
    const [who, kinds] = [
      named(
        part,
        those.map(({ name }) => name),
      ),
      [...new Set(those.map(({ limit }) => limit.kind))],
    ];
    const lacks = kinds.map((kind) => MEASURED[kind]);
    return {
      path: part,
      severity: 'warning',
      message: say(
        `${who['zh-Hans']}的${lacks.map(([zh]) => zh).join('、')}没有记录，无法对照平台的规定`,
        `${who.en}: ${lacks.map(([, en]) => en).join(', ')} not on record, so it cannot be held against the platform’s rules`,
      ),
      cure: say('请自行核对，或在素材库里重新上传，系统会量', 'Look yourself, or upload it again: it is measured then'),
    };
  });
}
