import type { EditionContent, EditionProblem, RulePack } from '../../contract';
import { checkMedia, type KnownMedia } from './check-media.rules';
import { measure } from './count.rules';
import { say, type Sentence } from './media-words.rules';

type Limit = RulePack['limits'][number];

const FIELDS: Readonly<Record<string, readonly [zh: string, en: string]>> = {
  title: ['标题', 'title'],
  summary: ['摘要', 'summary'],
  byline: ['作者', 'byline'],
  body: ['正文', 'body'],
  tags: ['话题', 'tags'],
  cover: ['封面', 'cover'],
  film: ['视频', 'film'],
  pictures: ['配图', 'pictures'],
};

const named = (field: string): readonly [zh: string, en: string] => FIELDS[field] ?? [field, field];

/**
 * What keeps an edition from a platform, or might: each with its place, its cure and the pack that says so. Whoever has no media library
 * at hand asks about words alone.
 */
export function checkEdition(pack: RulePack, edition: EditionContent, media?: KnownMedia): readonly EditionProblem[] {
  const problems = [
    ...pack.required.flatMap((field) => missing(field, edition)),
    ...pack.limits.flatMap((limit) => outside(limit, edition)),
    ...tooMany(pack, edition),
    ...(media ? checkMedia(pack, edition, media) : []),
    ...pack.forbidden.flatMap((one) => forbidden(one, edition)),
  ];
  return problems.map((problem) => ({ ...problem, pack: packName(pack) }));
}

/** The name under which a problem knows its pack. */
export const packName = ({ id, version }: Pick<RulePack, 'id' | 'version'>): string => `${id}.${version}`;

/** Whether nothing that is certain keeps an edition from going out. */
export const isFit = (problems: readonly EditionProblem[]): boolean =>
  problems.every(({ severity }) => severity === 'warning');

/** The words of an edition's body, however it is built. */
export function bodyOf({ text, blocks }: EditionContent): string {
  return text !== '' ? text : blocks.map((block) => block.text).join('\n');
}

function missing(field: RulePack['required'][number], edition: EditionContent): readonly EditionProblem[] {
  const has = {
    title: edition.title.trim() !== '',
    body: bodyOf(edition).trim() !== '',
    cover: edition.cover !== null,
    film: edition.film !== null,
    pictures: edition.pictures.length > 0,
    tags: edition.tags.length > 0,
  };
  if (has[field]) return [];
  const [zh, en] = named(field);
  return [
    {
      path: field,
      severity: 'error',
      message: say(`这个平台必须有${zh}`, `The platform wants: ${en}`),
      cure: say(`为稿件补上${zh}，或编辑这一版渠道稿`, `Add what is missing to the manuscript, or edit this edition`),
    },
  ];
}

function outside({ field, unit, min = 0, max, sure }: Limit, edition: EditionContent): readonly EditionProblem[] {
  const length = lengthOf(field, { unit, edition });
  if (length >= Math.min(min, max) && length <= max) return [];
  if (length === 0) return [];
  const [zh, en] = named(field);
  const [most, least] = [length > max, `${length} / ${length > max ? max : min}`];
  return [
    {
      path: field,
      severity: sure ? 'error' : 'warning',
      message: most
        ? say(`${zh}超出平台上限（${least}）`, `Longer than the platform takes: ${en} (${least})`)
        : say(`${zh}少于平台下限（${least}）`, `Shorter than the platform takes: ${en} (${least})`),
      cure: most
        ? say(`在这一版渠道稿里删去 ${length - max}`, `Take ${length - max} away in this edition`)
        : say(`在这一版渠道稿里再写 ${min - length}`, `Add ${min - length} in this edition`),
    },
  ];
}

/** A way of counting, and the edition that is counted. */
export type Counted = { readonly unit: Limit['unit']; readonly edition: EditionContent };

/** How long a field of an edition is by a way of counting. */
export function lengthOf(field: Limit['field'], { unit, edition }: Counted): number {
  if (field === 'tags') return unit === 'count' ? edition.tags.length : measure(edition.tags.join(','), unit);
  return measure(field === 'body' ? bodyOf(edition) : edition[field], unit);
}

function tooMany({ media: { pictures }, required }: RulePack, edition: EditionContent): readonly EditionProblem[] {
  const count = edition.pictures.length;
  if (pictures === null) return [];
  const { min, max, sure } = pictures;
  const severity = sure ? 'error' : 'warning';
  if (count > max) {
    const message = say(`配图 ${count} 张，平台最多 ${max} 张`, `${count} pictures; the platform takes ${max}`);
    const cure = say(`在这一版渠道稿里留下最好的 ${max} 张`, `Keep the best ${max} in this edition`);
    return [{ path: 'pictures', severity, message, cure }];
  }
  // None at all is said where pictures are wanted.
  if (count >= min || (count === 0 && required.includes('pictures'))) return [];
  const message = say(`配图 ${count} 张，平台至少 ${min} 张`, `${count} pictures; the platform wants ${min}`);
  const cure = say(`再选 ${min - count} 张配图`, `Choose ${min - count} more`);
  return [{ path: 'pictures', severity, message, cure }];
}

type Forbidden = RulePack['forbidden'][number];

const FOUND: Readonly<Record<Forbidden['feature'], (edition: EditionContent) => string | undefined>> = {
  'outside-links': (edition) => (/https?:\/\//.test(bodyOf(edition)) ? 'body' : undefined),
  scripts: (edition) => (/<script\b/i.test(bodyOf(edition)) ? 'body' : undefined),
  'angle-brackets': ({ title, text }) => (/[<>]/.test(title) ? 'title' : /[<>]/.test(text) ? 'body' : undefined),
};

const WORDS: Readonly<Record<Forbidden['feature'], Sentence>> = {
  'outside-links': say('平台不允许正文里的站外链接', 'The platform takes no links to other sites in the text'),
  scripts: say('平台会去掉脚本', 'The platform removes scripts'),
  'angle-brackets': say('平台不接受尖括号', 'The platform takes no angle brackets'),
};

function forbidden({ feature, sure }: Forbidden, edition: EditionContent): readonly EditionProblem[] {
  const path = FOUND[feature](edition);
  if (path === undefined) return [];
  const cure = say('在这一版渠道稿里删去', 'Take it out in this edition');
  return [{ path, severity: sure ? 'error' : 'warning', message: WORDS[feature], cure }];
}
