import type { SessionState } from '../../engine/wire/session-state.rules';
import { nextPart } from './playlist.rules';

/** What a player waits for: a part, or a whole segment. */
export type Position = { readonly segment: number; readonly part: number | undefined };

/** What a player asks of a playlist by `_HLS_msn`, `_HLS_part` and `_HLS_skip`. */
export type Asked = { readonly position: Position | undefined; readonly skip: boolean };

const NUMBER = /^\d{1,9}$/;

/** Reads what stands behind the question mark; `undefined` where it makes no sense. */
export function readAsked(search: string): Asked | undefined {
  const query = new URLSearchParams(search);
  const segment = query.get('_HLS_msn');
  const part = query.get('_HLS_part');
  const skip = query.get('_HLS_skip');
  if (segment === null) return part === null ? { position: undefined, skip: isSkip(skip) } : undefined;
  if (!NUMBER.test(segment) || (part !== null && !NUMBER.test(part))) return undefined;
  const position = { segment: Number(segment), part: part === null ? undefined : Number(part) };
  return { position, skip: isSkip(skip) };
}

const isSkip = (skip: string | null): boolean => skip === 'YES' || skip === 'v2';

/** Whether a playlist with this position can be had now, soon, or never. */
export function standingOf(session: SessionState, { segment, part }: Position): 'there' | 'soon' | 'absurd' {
  if (session.ended) return 'there';
  const next = nextPart(session);
  if (segment < next.segment) return 'there';
  // A player that is ahead by more than two has its numbers from somewhere else.
  if (segment > next.segment + 2) return 'absurd';
  if (segment > next.segment || part === undefined) return 'soon';
  return part < next.part ? 'there' : 'soon';
}

/** Whether a part that somebody asks for is there, is the one that was promised, or will not come. */
export function standingOfPart(
  session: SessionState,
  { segment, part }: { readonly segment: number; readonly part: number },
): 'there' | 'soon' | 'never' {
  const found = session.segments.find(({ number }) => number === segment);
  if (found && part < found.parts.length) return 'there';
  const next = nextPart(session);
  return !session.ended && segment === next.segment && part === next.part ? 'soon' : 'never';
}
