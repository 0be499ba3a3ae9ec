import type { CheckFinding } from '@hearth/cms/contract';
import type { moderationModes } from '../../contract';
import { barePhrase, hasContact, hasLink, judgesBadly } from './words.rules';

/** What somebody wrote before, and how many seconds ago by the database's clock. */
export type Before = { readonly text: string; readonly ago: number };

/** A room as whoever writes into it meets it. */
export type Manners = {
  readonly isOpen: boolean;
  readonly mayDanmaku: boolean;
  readonly mode: (typeof moderationModes)[number];
  readonly slowSeconds: number;
};

/** So many messages in so many seconds, whatever the room allows. */
const BURST = { most: 5, seconds: 10 };
/** The same words again within these seconds are one message too many. */
export const REPEAT_SECONDS = 60;
/** Words as short as this are said again and again by everybody: `好`, `666`, `1`. */
const SHORT = 2;
const REPEATS_OF_SHORT = 3;

/** How long somebody has to wait, or why not at all. */
export type Haste =
  { readonly code: 'ROOM.SLOW_MODE' | 'ROOM.TOO_MANY'; readonly retryIn: number } | { readonly code: 'ROOM.REPEATED' };

/** Whether somebody writes too soon, too much, or the same again; undefined when not. */
export function hasteOf(text: string, before: readonly Before[], slowSeconds: number): Haste | undefined {
  const waits = before.map(({ ago }) => slowSeconds - ago).filter((left) => left > 0);
  if (waits.length > 0) return { code: 'ROOM.SLOW_MODE', retryIn: Math.ceil(Math.max(...waits)) };
  const burst = before.filter(({ ago }) => ago < BURST.seconds);
  if (burst.length >= BURST.most) {
    const oldest = Math.max(...burst.map(({ ago }) => ago));
    return { code: 'ROOM.TOO_MANY', retryIn: Math.max(1, Math.ceil(BURST.seconds - oldest)) };
  }
  const bare = barePhrase(text);
  const same = before.filter((one) => one.ago < REPEAT_SECONDS && barePhrase(one.text) === bare).length;
  return same >= (bare.length <= SHORT ? REPEATS_OF_SHORT : 1) ? { code: 'ROOM.REPEATED' } : undefined;
}

/** What becomes of a message before anybody reads it. */
export type Weighed = {
  readonly state: 'shown' | 'waiting';
  readonly heldBy: readonly string[];
  readonly isReview: boolean;
};

/**
 * What the machine does with words: it holds back what leads away, what holds a number, and what a red rule of the kitchen finds, until a person looks. It
 * hides nothing by itself, and what it finds amber is told and shown (机器提示，人来决定).
 */
export function weigh(text: string, findings: readonly CheckFinding[], mode: Manners['mode']): Weighed {
  const heldBy = [
    ...(mode === 'pre' ? ['mode'] : []),
    ...(hasLink(text) ? ['link'] : []),
    ...(hasContact(text) ? ['number'] : []),
    ...findings.filter(({ severity }) => severity === 'red').map(({ rule }) => rule),
  ];
  return {
    state: heldBy.length > 0 ? 'waiting' : 'shown',
    heldBy: [...new Set(heldBy)],
    isReview: judgesBadly(text),
  };
}
