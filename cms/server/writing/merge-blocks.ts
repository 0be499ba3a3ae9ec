import type { MergePiece } from '../../contract';
import { canonicalJson } from '../../kernel';
import { cut } from '../revisions/compare-words';
import { keyed, pairBlocks, type Keyed } from '../revisions/pair-blocks';
import { mergeRuns } from './merge-runs';

/** What both began from, and what either made of it. */
export type Three = { readonly base: unknown; readonly mine: unknown; readonly theirs: unknown };

type Side = { readonly became: readonly (Keyed | undefined)[]; readonly came: readonly (readonly Keyed[])[] };

/** Merges two bodies paragraph by paragraph, and word by word where both reworked one; what overlaps is left as a conflict. */
export function mergeBlocks({ base, mine, theirs }: Three): readonly MergePiece[] {
  const old = keyed(base);
  const [left, right] = [sideOf(old, keyed(mine)), sideOf(old, keyed(theirs))];
  const pieces: MergePiece[] = [];
  for (let at = 0; at <= old.length; at += 1) {
    const here = old[at];
    // What came before a paragraph stands before it.
    pieces.push(...inserted(left.came[at] ?? [], right.came[at] ?? []));
    if (here) pieces.push(reworked(here, left.became[at], right.became[at]));
  }
  return joined(pieces);
}

function sideOf(old: readonly Keyed[], now: readonly Keyed[]): Side {
  const pairs = pairBlocks(old, now);
  const oldOf = new Map(pairs.flatMap((to, at) => (to === undefined ? [] : [[to, at] as const])));
  const came: Keyed[][] = Array.from({ length: old.length + 1 }, () => []);
  let gap = 0;
  for (const [at, block] of now.entries()) {
    const pair = oldOf.get(at);
    if (pair === undefined) came[gap]?.push(block);
    else gap = pair + 1;
  }
  return { became: pairs.map((to) => (to === undefined ? undefined : now[to])), came };
}

const keys = (blocks: readonly Keyed[]): string => blocks.map(({ key }) => key).join('\n');
const bare = (blocks: readonly (Keyed | undefined)[]): unknown[] => blocks.flatMap((one) => (one ? [one.block] : []));

function inserted(mine: readonly Keyed[], theirs: readonly Keyed[]): readonly MergePiece[] {
  if (mine.length === 0 && theirs.length === 0) return [];
  const sides = { base: [], mine: bare(mine), theirs: bare(theirs) };
  if (theirs.length === 0) return [{ kind: 'mine', ...sides, merged: sides.mine }];
  if (mine.length === 0 || keys(mine) === keys(theirs)) {
    return [{ kind: mine.length === 0 ? 'theirs' : 'both', ...sides, merged: sides.theirs }];
  }
  return [{ kind: 'conflict', ...sides, merged: [] }];
}

function reworked(base: Keyed, mine: Keyed | undefined, theirs: Keyed | undefined): MergePiece {
  const sides = { base: [base.block], mine: bare([mine]), theirs: bare([theirs]) };
  const [was, left, right] = [base.key, keys(mine ? [mine] : []), keys(theirs ? [theirs] : [])];
  if (right === was) return { kind: left === was ? 'same' : 'mine', ...sides, merged: sides.mine };
  if (left === was) return { kind: 'theirs', ...sides, merged: sides.theirs };
  if (left === right) return { kind: 'both', ...sides, merged: sides.theirs };
  const merged = mine && theirs ? mergeOne({ base: base.block, mine: mine.block, theirs: theirs.block }) : undefined;
  return merged ? { kind: 'both', ...sides, merged: [merged] } : { kind: 'conflict', ...sides, merged: [] };
}

/** One paragraph that both reworked; undefined where they touched the same words. */
function mergeOne(three: Three): object | undefined {
  const [base, mine, theirs] = [three.base, three.mine, three.theirs].map(membersOf);
  if (!base || !mine || !theirs) return undefined;
  const rest = mergeMembers(base, mine, theirs);
  if (!rest) return undefined;
  const inner = { base: base['children'], mine: mine['children'], theirs: theirs['children'] };
  const children = base['type'] === 'list' ? mergeItems(inner) : mergeInline(inner);
  return children && { ...rest, children };
}

type Members = Readonly<Record<string, unknown>>;

const membersOf = (block: unknown): Members | undefined =>
  // An object, as is just being asked.
  typeof block === 'object' && block !== null ? (block as Members) : undefined;

function mergeMembers(base: Members, mine: Members, theirs: Members): Members | undefined {
  const names = [...new Set([...Object.keys(mine), ...Object.keys(theirs)])].filter((name) => name !== 'children');
  const found: [string, unknown][] = [];
  for (const name of names) {
    const [was, left, right] = [base[name], mine[name], theirs[name]].map((one) => canonicalJson(one ?? null));
    if (left !== right && left !== was && right !== was) return undefined;
    found.push([name, left === was ? theirs[name] : mine[name]]);
  }
  return Object.fromEntries(found.filter(([, value]) => value !== undefined));
}

function mergeItems(three: Three): readonly unknown[] | undefined {
  const pieces = mergeBlocks(three);
  return pieces.some(({ kind }) => kind === 'conflict') ? undefined : pieces.flatMap(({ merged }) => merged);
}

/** Words with what they look like and where they lead; a word in bold is another word than the same one in plain. */
function mergeInline({ base, mine, theirs }: Three): readonly unknown[] | undefined {
  const sides = [mine, base, theirs].map(wordsOf);
  const [left, was, right] = sides;
  if (!left || !was || !right) return undefined;
  const merged = mergeRuns(was, left, right);
  return merged && inlineOf(merged);
}

type Word = { readonly look: Members; readonly link: Members | null; readonly text: string };

function wordsOf(children: unknown): readonly string[] | undefined {
  if (!Array.isArray(children)) return undefined;
  const words: string[] = [];
  for (const child of children) {
    const found = membersOf(child);
    if (!found) return undefined;
    const { children: within, text, ...rest } = found;
    if (typeof text === 'string') words.push(...spelled(text, rest, null));
    else if (found['type'] === 'link' && Array.isArray(within))
      words.push(...within.flatMap((one) => linked(one, rest)));
    else return undefined;
  }
  return words;
}

function linked(child: unknown, link: Members): readonly string[] {
  const { text, ...look } = membersOf(child) ?? {};
  return spelled(typeof text === 'string' ? text : '', look, link);
}

function spelled(text: string, look: Members, link: Members | null): readonly string[] {
  return cut(text).map((word) => canonicalJson({ look, link, text: word }));
}

/** Words put together again, those that look and lead alike in one run. */
function inlineOf(words: readonly string[]): readonly unknown[] {
  const runs: { look: Members; link: Members | null; text: string }[] = [];
  for (const spelledOut of words) {
    // Spelled by `spelled` a few lines above.
    const { look, link, text } = JSON.parse(spelledOut) as Word;
    const last = runs.at(-1);
    if (last && canonicalJson([last.look, last.link]) === canonicalJson([look, link])) last.text += text;
    else runs.push({ look, link, text });
  }
  if (runs.length === 0) return [{ type: 'text', text: '' }];
  return runs.map(({ look, link, text }) => (link ? { ...link, children: [{ ...look, text }] } : { ...look, text }));
}

/** Neighbours that nobody touched are told in one. */
function joined(pieces: readonly MergePiece[]): readonly MergePiece[] {
  return pieces.reduce<MergePiece[]>((all, piece) => {
    const last = all.at(-1);
    if (last?.kind !== 'same' || piece.kind !== 'same') return [...all, piece];
    const both = (side: 'base' | 'mine' | 'theirs' | 'merged'): unknown[] => [...last[side], ...piece[side]];
    return [
      ...all.slice(0, -1),
      { kind: 'same', base: both('base'), mine: both('mine'), theirs: both('theirs'), merged: both('merged') },
    ];
  }, []);
}
