import type { CheckOf } from '../../contract';
import { inEachField, matchesOf, oneOf, type Field, type Finder, type Hit } from './finder.rules';

type Open = { readonly close: string; readonly at: number; readonly open: string };

/** Brackets and quotation marks without their other half. */
export function pairs({ pairs: kinds }: CheckOf<'pairs'>): Finder {
  const closeOf = new Map(kinds.map((pair) => [pair.charAt(0), pair.charAt(1)]));
  const closes = new Set(closeOf.values());
  return ({ fields }) =>
    fields.flatMap((field, index) => {
      const next = fields[index + 1]?.text ?? '';
      const { open, lone } = unmatched(field.text, closeOf, closes);
      // A speech of several paragraphs opens each of them and closes only the last.
      const left = open.filter((one) => !next.startsWith(one.open));
      const places = [...left.map(({ at }) => at), ...lone].sort((a, b) => a - b);
      return places.map((at) => ({
        field: field.name,
        from: at,
        to: at + 1,
        says: { other: otherOf(field.text.charAt(at), closeOf) },
      }));
    });
}

type Unmatched = { readonly open: readonly Open[]; readonly lone: readonly number[] };

function unmatched(text: string, closeOf: ReadonlyMap<string, string>, closes: ReadonlySet<string>): Unmatched {
  const open: Open[] = [];
  const lone: number[] = [];
  for (let at = 0; at < text.length; at += 1) {
    const mark = text.charAt(at);
    const close = closeOf.get(mark);
    if (close !== undefined) open.push({ close, at, open: mark });
    else if (closes.has(mark) && !isListNumber(text, at)) {
      if (open.at(-1)?.close === mark) open.pop();
      else lone.push(at);
    }
  }
  return { open, lone };
}

/** 1）…… is a number of a list and opens nothing. */
const isListNumber = (text: string, at: number): boolean =>
  /(?:^|[\s；。：，、])[\d一二三四五六七八九十]{1,2}$/.test(text.slice(Math.max(0, at - 4), at));

function otherOf(mark: string, closeOf: ReadonlyMap<string, string>): string {
  return closeOf.get(mark) ?? [...closeOf].find(([, close]) => close === mark)?.[0] ?? '';
}

/** 记者记者, 云泽市云泽市: what a paste leaves behind. */
export function repeated({ least, most, except = [] }: CheckOf<'repeated'>): Finder {
  const allowed = new Set(except);
  return inEachField((field) => {
    const hits: Hit[] = [];
    for (let at = 0; at < field.text.length; at += 1) {
      const length = lengthRepeatedAt(field.text, at, { least, most });
      if (length === 0 || allowed.has(field.text.slice(at, at + length))) continue;
      const better = field.text.slice(at, at + length);
      hits.push({ field: field.name, from: at, to: at + 2 * length, better, says: { twice: better } });
      at += 2 * length - 1;
    }
    return hits;
  });
}

function lengthRepeatedAt(text: string, at: number, { least, most }: { least: number; most: number }): number {
  for (let length = most; length >= least; length -= 1) {
    let same = 0;
    while (
      same < length &&
      isHan(text, at + same) &&
      text.charCodeAt(at + same) === text.charCodeAt(at + length + same)
    )
      same += 1;
    if (same === length && !isFigureOfSpeech(text.slice(at, at + length))) return length;
  }
  return 0;
}

/** 哈哈哈哈 is laughter, 一步一步 goes on step by step, 会不会不 asks and denies. */
function isFigureOfSpeech(twice: string): boolean {
  return twice.length > 1 && (twice.startsWith(twice.charAt(1)) || twice.startsWith('一') || twice.endsWith('不'));
}

function isHan(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  return unit >= 0x4e00 && unit <= 0x9fff;
}

/** 江苏合肥: a place right after a region that is not its own. */
export function places({ regions }: CheckOf<'places'>): Finder {
  const homes = new Map<string, string[]>();
  const regionOf = new Map<string, string>();
  for (const { name, short, places: own } of regions) {
    for (const called of short === undefined ? [name] : [name, short]) regionOf.set(called, name);
    for (const place of own) homes.set(place, [...(homes.get(place) ?? []), name]);
  }
  const pattern = new RegExp(`(?<region>${oneOf([...regionOf.keys()])})(?<place>${oneOf([...homes.keys()])})`, 'g');
  const look = (field: Field): readonly Hit[] =>
    matchesOf(field.text, pattern).flatMap((found) => {
      const { region = '', place = '' } = found.groups ?? {};
      const home = homes.get(place) ?? [];
      if (home.includes(regionOf.get(region) ?? '')) return [];
      const right = home.join('、');
      const better = home.length === 1 ? `${right}${place}` : undefined;
      return [
        { field: field.name, from: found.index, to: found.index + found[0].length, better, says: { place, right } },
      ];
    });
  return inEachField(look);
}

/** Something that must be declared and is not: the words that show it, or the empty fact itself. */
export function fact({ when, words, needs }: CheckOf<'fact'>): Finder {
  const said = words && new RegExp(oneOf(words), 'g');
  return ({ fields, facts }) => {
    if (when && !when.in.includes(facts[when.fact] ?? '')) return [];
    const value = facts[needs.fact]?.trim() ?? '';
    if (needs.in ? needs.in.includes(value) : value !== '') return [];
    if (!said) return [{ field: needs.fact, from: 0, to: 0 }];
    const found = fields.flatMap(({ name, text }) => matchesOf(text, said).map((match) => ({ field: name, match })));
    // Said once is enough to ask for it once.
    return found
      .slice(0, 1)
      .map(({ field, match }) => ({ field, from: match.index, to: match.index + match[0].length }));
  };
}
