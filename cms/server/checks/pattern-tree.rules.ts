import { err, ok, type Err, type Refusal, type Result } from '../../kernel';

/** A pattern as a tree; what one character may be is left to the engine, because it costs the same. */
export type PatternNode =
  | { readonly kind: 'one'; readonly source: string }
  | { readonly kind: 'edge'; readonly source: string }
  | { readonly kind: 'look'; readonly source: string; readonly inner: PatternNode }
  | { readonly kind: 'row'; readonly parts: readonly PatternNode[] }
  | { readonly kind: 'either'; readonly parts: readonly PatternNode[] }
  | { readonly kind: 'times'; readonly inner: PatternNode; readonly least: number; readonly most: number };

/** Why a pattern cannot be read. */
export type Unreadable = Refusal<'PATTERN', { problem: string }>;

/** A repetition of more than this is no phrase. */
const MOST_TIMES = 100;

type Read<T> = Result<T, Unreadable>;
type Cursor = { readonly source: string; at: number; depth: number };

const unreadable = (problem: string): Err<Unreadable> => err('PATTERN', { problem });

/**
 * Reads the part of regular expressions that rules may use: characters, classes, groups, alternatives, looks around, and
 * repetitions with an upper bound. Anything else is refused with what to write instead.
 */
export function parsePattern(source: string): Read<PatternNode> {
  const cursor: Cursor = { source, at: 0, depth: 0 };
  const tree = either(cursor);
  if (tree.ok && cursor.at < source.length) return unreadable('多了一个 ) / one ) too many');
  return tree;
}

function either(cursor: Cursor): Read<PatternNode> {
  const parts: PatternNode[] = [];
  do {
    const part = row(cursor);
    if (!part.ok) return part;
    parts.push(part.value);
  } while (take(cursor, '|'));
  return ok(parts.length === 1 && parts[0] ? parts[0] : { kind: 'either', parts });
}

function row(cursor: Cursor): Read<PatternNode> {
  const parts: PatternNode[] = [];
  while (cursor.at < cursor.source.length && !/[|)]/.test(cursor.source.charAt(cursor.at))) {
    const part = repeatable(cursor);
    if (!part.ok) return part;
    parts.push(part.value);
  }
  return ok({ kind: 'row', parts });
}

function repeatable(cursor: Cursor): Read<PatternNode> {
  const inner = atom(cursor);
  if (!inner.ok) return inner;
  const times = timesAt(cursor);
  if (!times.ok) return times;
  if (times.value === undefined) return inner;
  if (inner.value.kind === 'edge' || inner.value.kind === 'look') {
    return unreadable('位置条件不能重复 / a condition is not repeated');
  }
  return ok({ kind: 'times', inner: inner.value, ...times.value });
}

const TIMES = /^(?:\?|\{(?<only>\d+)\}|\{(?<from>\d+),(?<to>\d+)\})/;

/** How often what was just read may stand there; undefined when nothing is said of it. */
function timesAt(cursor: Cursor): Read<{ least: number; most: number } | undefined> {
  const rest = cursor.source.slice(cursor.at);
  const found = TIMES.exec(rest);
  if (!found) {
    return /^[*+{]/.test(rest)
      ? unreadable('请写明最多几次，例如 {1,20} / say how many at most, such as {1,20}')
      : ok(undefined);
  }
  cursor.at += found[0].length;
  take(cursor, '?');
  const { only, from = only ?? '0', to = only ?? '1' } = found.groups ?? {};
  const [least, most] = [Number(from), Number(to)];
  if (most <= MOST_TIMES && least <= most) return ok({ least, most });
  return unreadable(`重复次数应不超过 ${MOST_TIMES} / repeat at most ${MOST_TIMES} times`);
}

function atom(cursor: Cursor): Read<PatternNode> {
  const next = cursor.source.charAt(cursor.at);
  if (next === '(') return group(cursor);
  if (next === '[') return charClass(cursor);
  if (next === '\\') return escaped(cursor);
  if (/[*+?{}\]]/.test(next)) return unreadable(`“${next}”前请加反斜线 / put a backslash before “${next}”`);
  // A character beyond the basic plane is two units and one character.
  const whole = String.fromCodePoint(cursor.source.codePointAt(cursor.at) ?? 0);
  cursor.at += whole.length;
  return ok(next === '^' || next === '$' ? { kind: 'edge', source: whole } : { kind: 'one', source: whole });
}

function group(cursor: Cursor): Read<PatternNode> {
  const [open] = /^\((?:\?(?::|=|!|<=|<!))?/.exec(cursor.source.slice(cursor.at)) ?? ['('];
  if (open === '(' && cursor.source.charAt(cursor.at + 1) === '?') {
    return unreadable('分组只能写 ( )、(?: )、(?= )、(?! )、(?<= )、(?<! ) / only plain groups and looks around');
  }
  if (cursor.depth >= 10) return unreadable('括号套得太深 / groups are nested too deeply');
  cursor.at += open.length;
  cursor.depth += 1;
  const inner = either(cursor);
  if (!inner.ok) return inner;
  cursor.depth -= 1;
  if (!take(cursor, ')')) return unreadable('少了一个 ) / a ) is missing');
  return ok(/[=!]$/.test(open) ? { kind: 'look', source: open, inner: inner.value } : inner.value);
}

function charClass(cursor: Cursor): Read<PatternNode> {
  const [found] = /^\[\^?(?:\\[pP]\{[\w=]+\}|\\.|[^\]\\[])+\]/u.exec(cursor.source.slice(cursor.at)) ?? [];
  if (found === undefined) return unreadable('[ ] 没有写完整 / a [ ] is not complete');
  cursor.at += found.length;
  return ok({ kind: 'one', source: found });
}

function escaped(cursor: Cursor): Read<PatternNode> {
  const rest = cursor.source.slice(cursor.at);
  const [found] =
    /^\\(?:[dDwWsSbB]|[pP]\{[\w=]+\}|u\{[0-9a-fA-F]{1,6}\}|u[0-9a-fA-F]{4}|[nrt^$\\.*+?()[\]{}|/-])/.exec(rest) ?? [];
  if (found === undefined) return unreadable(`不支持 ${rest.slice(0, 2)} / ${rest.slice(0, 2)} is not supported`);
  cursor.at += found.length;
  return ok(/^\\[bB]$/.test(found) ? { kind: 'edge', source: found } : { kind: 'one', source: found });
}

function take(cursor: Cursor, character: string): boolean {
  if (cursor.source.charAt(cursor.at) !== character) return false;
  cursor.at += 1;
  return true;
}
