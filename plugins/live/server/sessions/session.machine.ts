import { machine } from '@hearth/cms/kernel';
import type { SessionEvent, SessionState } from '../../contract';

/** What the guards ask about a session. */
export type TurnFacts = {
  /** Lines of its run-of-show. */
  readonly items: number;
  readonly isRehearsal: boolean;
  /** Conditions of the gate that do not hold at this moment. */
  readonly closed: readonly string[];
};

/** What a verb does when a session moves on. */
export type SessionEffect = 'begin' | 'end' | 'close-room' | 'make-rehearsal' | 'cover-picture' | 'uncover-picture';

const hasItems = { name: 'has-items', check: ({ items }: TurnFacts) => items > 0 };
const isReal = { name: 'not-a-rehearsal', check: ({ isRehearsal }: TurnFacts) => !isRehearsal };

/** The gate: it refuses with the names of the conditions that do not hold. */
export const GATE_GUARD = 'gate-open';
const gateOpen = {
  name: GATE_GUARD,
  check: ({ closed }: TurnFacts) => closed.length === 0 || closed.join(', '),
};

/** Nobody waits in the room of a live that never comes. */
const CANCEL = { to: 'cancelled', effects: ['close-room'] } as const;

/** A session (场次): planned, prepared, rehearsed, let through the gate, on the air, and then kept for three years. */
export const sessionMachine = machine<SessionState, SessionEvent, TurnFacts, SessionEffect>({
  name: 'live session',
  initial: 'planned',
  final: ['archived', 'cancelled'],
  states: {
    planned: { prepare: { to: 'prepared', guard: hasItems }, cancel: CANCEL },
    prepared: {
      rehearse: { to: 'rehearsal', guard: isReal, effects: ['make-rehearsal'] },
      'make-ready': { to: 'ready', guard: gateOpen },
      cancel: CANCEL,
    },
    rehearsal: { 'end-rehearsal': 'prepared' },
    ready: { unready: 'prepared', 'go-live': { to: 'live', guard: gateOpen, effects: ['begin'] }, cancel: CANCEL },
    live: { pause: { to: 'paused', effects: ['cover-picture'] }, stop: 'ending' },
    paused: { resume: { to: 'live', guard: gateOpen, effects: ['uncover-picture'] }, stop: 'ending' },
    ending: { finish: { to: 'ended', effects: ['end'] } },
    ended: { 'publish-replay': { to: 'published', guard: isReal }, archive: 'archived' },
    published: { archive: 'archived' },
    archived: {},
    cancelled: {},
  },
});
