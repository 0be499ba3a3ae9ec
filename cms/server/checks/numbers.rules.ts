import type { CheckOf } from '../../contract';
import type { Text } from '../../kernel';
import { HEADS, matchesOf, oneOf, type Field, type Finder, type Hit } from './finder.rules';
import { NUMBER, numberOf, ROUGH_AFTER, ROUGH_BEFORE } from './read-number.rules';

/** A figure about something, where it stands. */
type Figure = {
  readonly field: string;
  readonly from: number;
  readonly to: number;
  readonly written: string;
  readonly value: number;
  /** What it counts: figures about the same thing must agree. */
  readonly about: string;
};

type Reader = (field: Field) => readonly Figure[];

/** 3人受伤 in the title, 5人受伤 in the body: a count of the same thing must be the same everywhere. */
export function sameNumber({ units, groups }: CheckOf<'same-number'>): Finder {
  const unit = oneOf(units);
  const about = new Map(groups.flatMap((words, index) => words.map((word) => [word, String(index)] as const)));
  const word = oneOf([...about.keys()]);
  const gap = '[^，。；、：！？\\d“”]{0,6}?';
  const before = new RegExp(`(?<number>${NUMBER})(?<unit>${unit})${gap}(?<word>${word})`, 'g');
  const after = new RegExp(`(?<word>${word})(?:人数|者)?${gap}(?<number>${NUMBER})(?<unit>${unit})`, 'g');
  const read: Reader = (field) =>
    [before, after].flatMap((pattern) =>
      figuresIn(field, pattern, (groupsOf) => about.get(groupsOf['word'] ?? '') ?? ''),
    );
  return disagreements(read);
}

/** 全长1268米 in the title, 全长1286米 in the body: so must a measure under the same label. */
export function sameQuantity({ labels, units }: CheckOf<'same-quantity'>): Finder {
  const pattern = new RegExp(
    `(?<word>${oneOf(labels)})(?:[约为达共是]|达到|大约){0,2}\\s?(?<number>${NUMBER})\\s?(?<unit>${oneOf(units)})`,
    'g',
  );
  return disagreements((field) => figuresIn(field, pattern, ({ word = '', unit = '' }) => `${word} ${unit}`));
}

type Groups = Readonly<Record<string, string | undefined>>;

function figuresIn(field: Field, pattern: RegExp, aboutOf: (groups: Groups) => string): readonly Figure[] {
  return matchesOf(field.text, pattern).flatMap((found) => {
    const groups: Groups = found.groups ?? {};
    const { number = '', unit = '' } = groups;
    const value = numberOf(number);
    const from = found.index + found[0].indexOf(number + unit);
    const to = from + number.length + unit.length;
    // 近三千 and 2986 are both right.
    const rough = ROUGH_BEFORE.test(field.text.slice(0, from)) || ROUGH_AFTER.test(field.text.slice(to));
    if (value === undefined || rough) return [];
    return [{ field: field.name, from, to, written: number + unit, value, about: aboutOf(groups) }];
  });
}

/** What a head says and no other field does. A head may also give the sum of what the text counts one by one. */
function disagreements(read: Reader): Finder {
  return (looked) => {
    const figures = looked.fields.flatMap(read);
    const heads = figures.filter(({ field }) => HEADS.includes(field));
    return uniquely(heads.flatMap((head) => againstOthers(head, figures)));
  };
}

function againstOthers(head: Figure, figures: readonly Figure[]): readonly Hit[] {
  const others = figures.filter(({ field, about }) => about === head.about && field !== head.field);
  const sum = others.reduce((total, { value }) => total + value, 0);
  const [other] = others;
  if (!other || sum === head.value || others.some(({ value }) => value === head.value)) return [];
  const { field, from, to } = head;
  return [{ field, from, to, says: { here: head.written, there: other.written, place: placeOf(other.field) } }];
}

const PLACES: Readonly<Record<string, Text>> = {
  title: { 'zh-Hans': '标题', en: 'the title' },
  subtitle: { 'zh-Hans': '副题', en: 'the subtitle' },
  summary: { 'zh-Hans': '摘要', en: 'the summary' },
};

/** A field as a person calls it. */
function placeOf(field: string): Text {
  const number = Number(field.split('.')[1] ?? 0) + 1;
  return PLACES[field] ?? { 'zh-Hans': `正文第${number}段`, en: `paragraph ${number}` };
}

function uniquely(hits: readonly Hit[]): readonly Hit[] {
  return [...new Map(hits.map((hit) => [`${hit.field}:${hit.from}:${hit.to}`, hit])).values()];
}
