import { diffArrays } from 'diff';
import type { MarkAnchor, RevisionField } from '../../contract';
import { paragraphs } from '../revisions/compare-words';
import { keyed, pairBlocks } from '../revisions/pair-blocks';

/** A content as far as remarks stand in it. */
export type Text = Readonly<Partial<Record<RevisionField, unknown>>>;

/** Where a remark stands after an edit; undefined when its words are gone. */
export function moveAnchor(anchor: MarkAnchor, older: Text, newer: Text): MarkAnchor | undefined {
  return movingAnchors(older, newer)(anchor);
}

/** The same for many remarks on one edit: which paragraph became which is found out once, for the first that asks. */
export function movingAnchors(older: Text, newer: Text): (anchor: MarkAnchor) => MarkAnchor | undefined {
  let pairs: ReturnType<typeof pairBlocks> | undefined;
  return (anchor) => {
    if (anchor.quote === '') return anchor;
    const { field } = anchor;
    const [was, is] = [linesOf(older, field), linesOf(newer, field)];
    if (field === 'body') pairs ??= pairBlocks(keyed(older[field]), keyed(newer[field]));
    const to = field === 'body' ? pairs?.[anchor.block] : 0;
    const found =
      to === undefined ? undefined : within(anchor, was[anchor.block] ?? '', { block: to, text: is[to] ?? '' });
    return found ?? findQuote(anchor, newer);
  };
}

/** Where the quoted words stand in a text: at the place named, else where most of their surroundings stand, if that is one place. */
export function findQuote(anchor: MarkAnchor, text: Text): MarkAnchor | undefined {
  const places = linesOf(text, anchor.field).flatMap((line, block) => placesIn(anchor, line, block));
  const here = places.find(({ block, from }) => block === anchor.block && from === anchor.from);
  if (here) return here;
  const scored = places.map((place) => ({ place, score: nearness(anchor, place) })).sort((a, b) => b.score - a.score);
  const [first, second] = scored;
  // Of two places that speak for themselves alike, neither is sure to be meant.
  return first && first.score > (second?.score ?? -1) ? first.place : undefined;
}

/** The texts of a field: a paragraph each for the body, one for all others. */
export function linesOf(text: Text, field: RevisionField): readonly string[] {
  const value = text[field];
  if (field === 'body') return paragraphs(value).map((one) => one.text);
  return [typeof value === 'string' ? value : ''];
}

type Line = { readonly block: number; readonly text: string };

/** Carries the first and the last sign of the quote through the change of its paragraph. All words between are what it is about now. */
function within(anchor: MarkAnchor, was: string, { block, text }: Line): MarkAnchor | undefined {
  const kept = standing(was, text).flatMap(([old, now]) => (old >= anchor.from && old < anchor.to ? [now] : []));
  const [first, last] = [kept[0], kept.at(-1)];
  // Less than half of the words left: they were written anew, and whether the remark still fits is for people to say.
  if (first === undefined || last === undefined || kept.length * 2 < anchor.to - anchor.from) return undefined;
  return anchorAt(anchor.field, { block, text }, [first, last + 1]);
}

/** The signs that stand in both texts, by their places in either. */
function standing(was: string, text: string): readonly (readonly [number, number])[] {
  const places: (readonly [number, number])[] = [];
  let [old, now] = [0, 0];
  for (const { added, removed, count } of diffArrays([...signs(was)], [...signs(text)])) {
    for (let step = 0; !added && !removed && step < count; step += 1) places.push([old + step, now + step]);
    old += added ? 0 : count;
    now += removed ? 0 : count;
  }
  return places;
}

/** UTF-16 units, which are what anchors count. */
const signs = (text: string): readonly string[] => text.split('');

const AROUND = 20;

/** An anchor on a stretch of a text, with its surroundings. */
export function anchorAt(
  field: RevisionField,
  { block, text }: Line,
  ...[[from, to]]: [readonly [number, number]]
): MarkAnchor {
  return {
    ...{ field, block, from, to },
    quote: text.slice(from, to),
    before: text.slice(Math.max(0, from - AROUND), from),
    after: text.slice(to, to + AROUND),
  };
}

function placesIn({ field, quote }: MarkAnchor, line: string, block: number): readonly MarkAnchor[] {
  const places: MarkAnchor[] = [];
  for (let at = line.indexOf(quote); at >= 0; at = line.indexOf(quote, at + 1)) {
    places.push(anchorAt(field, { block, text: line }, [at, at + quote.length]));
  }
  return places;
}

function nearness(anchor: MarkAnchor, place: MarkAnchor): number {
  return sameAtEnd(anchor.before, place.before) + sameAtEnd(reversed(anchor.after), reversed(place.after));
}

function sameAtEnd(one: string, other: string): number {
  let same = 0;
  while (same < one.length && same < other.length && one.at(-1 - same) === other.at(-1 - same)) same += 1;
  return same;
}

const reversed = (text: string): string => text.split('').reverse().join('');
