import type { RulePack } from '../../contract';
import { fileLimits } from '../../server/editions/check-media.rules';
import { askedOf, say, type Sentence as Both } from '../../server/editions/media-words.rules';

type Field = RulePack['limits'][number]['field'] | RulePack['required'][number] | 'features';

/** One rule of a pack as people read it: of what, what is asked, whether somebody is sure of it, and where it is written. */
export type PackRule = {
  readonly of: Field;
  readonly asks: Both;
  readonly sure: boolean;
  readonly source?: string | undefined;
};

const UNITS: Readonly<Record<RulePack['limits'][number]['unit'], readonly [zh: string, en: string]>> = {
  characters: ['字', 'characters'],
  'utf8-bytes': ['字节（UTF-8）', 'bytes (UTF-8)'],
  'half-width': ['字（半角算半个）', 'characters (Latin ones count half)'],
  'x-weighted': ['（中文算 2，链接算 23）', 'by X’s weights (Chinese 2, a link 23)'],
  count: ['个', ''],
};

const FEATURES: Readonly<Record<RulePack['forbidden'][number]['feature'], Both>> = {
  'outside-links': say('不能有站外链接', 'No links to other sites'),
  scripts: say('不能有脚本', 'No scripts'),
  'angle-brackets': say('不能有尖括号', 'No angle brackets'),
};

/** All rules of a pack, in the order in which somebody writes an edition. */
export function rulesOf({ required, limits, media, forbidden }: RulePack): readonly PackRule[] {
  return [
    ...required.map((of) => ({ of, asks: say('必须有', 'Wanted'), sure: true })),
    ...limits.map(({ field, unit, min, max, sure }) => ({ of: field, asks: countOf({ unit, min, max }), sure })),
    ...picturesOf(media),
    ...fileLimits({ media }).map((limit) => ({
      ...{ of: limit.of, asks: capital(askedOf(limit)), sure: limit.sure, source: limit.source },
    })),
    ...forbidden.map(({ feature, sure }) => ({ of: 'features' as const, asks: FEATURES[feature], sure })),
  ];
}

type Count = Pick<RulePack['limits'][number], 'unit' | 'max'> & { readonly min: number | undefined };

function countOf({ unit, min, max }: Count): Both {
  const [zh, en] = UNITS[unit];
  if (min) return say(`${min} 到 ${max} ${zh}`, `${min} to ${max} ${en}`.trim());
  return say(`不超过 ${max} ${zh}`, `At most ${max} ${en}`.trim());
}

function picturesOf({ pictures }: RulePack['media']): readonly PackRule[] {
  if (pictures === null) return [];
  const { min, max, sure } = pictures;
  const asks = min > 0 ? say(`${min} 到 ${max} 张`, `${min} to ${max}`) : say(`最多 ${max} 张`, `At most ${max}`);
  return [{ of: 'pictures', asks, sure }];
}

const capital = ({ 'zh-Hans': zh, en }: Both): Both => say(zh, en.charAt(0).toUpperCase() + en.slice(1));

/** The words of a source in one language: both stand in it, the Chinese first, with a stroke between them. */
export function sourceIn(text: string): Both {
  const at = text.indexOf(' / ');
  return at < 0 ? say(text, text) : say(text.slice(0, at), text.slice(at + 3));
}
