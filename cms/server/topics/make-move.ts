import { topicMoved, type StaffActor, type TopicEvent, type TopicReason, type TopicState } from '../../contract';
import { err, ok, type MachineRefusal, type Refusal, type Result } from '../../kernel';
import type { Tx } from '../../platform';
import type { LeavingTopic, TopicDeps } from './topic-deps';
import { topicMachine, type TopicFacts } from './topic.machine';
import { after, putOffBy } from './topic.rules';
import type { KeptTopic, TopicPatch } from './topic-store';

/** Why a move is refused. */
export type MoveRefusal =
  | MachineRefusal
  | Refusal<TopicReason | 'HEARTH.NOT_FOUND' | 'HEARTH.CHANGED_MEANWHILE', undefined>
  | Refusal<
      'TOPICS.REASON_MISSING' | 'TOPICS.NEW_TIME_MISSING' | 'TOPICS.NOBODY_ASSIGNED' | 'TOPICS.CANNOT_WORK_HERE',
      undefined
    >;

/** Where an event leads somebody's topic, or in the words of the newsroom why it does not. */
export function destination(topic: KeptTopic, event: TopicEvent, facts: TopicFacts): Result<TopicState, MoveRefusal> {
  const next = topicMachine.next(topic.state, event, facts);
  if (next.ok) return ok(next.value.state);
  if (next.error.code !== 'MACHINE.GUARD_REFUSED') return next;
  // Guards of this machine refuse with one of the reasons: see `guard` there.
  return err(next.error.details.reason as TopicReason);
}

/** A move that was found allowed. */
export type Move = {
  readonly topic: KeptTopic;
  readonly event: TopicEvent;
  readonly to: TopicState;
  /** Who moves it, on whose behalf. */
  readonly as: StaffActor;
  readonly reason?: string | undefined;
  /** What else changes with it. */
  readonly patch?: TopicPatch;
  readonly facts?: Readonly<Record<string, unknown>>;
};

/** Writes a move: the row if it is still the one that was judged, the history, the ledger, the event. False when somebody was first. */
export async function makeMove(deps: TopicDeps, tx: Tx, move: Move): Promise<boolean> {
  const { topic, event, to, as, reason, patch = {} } = move;
  const course = after(topic, event, to);
  const spoken = { reason: reason ?? null, lastEvent: event, lastBy: as.id };
  const { state, before, round, signed } = course;
  const written = await deps.topics.patch(tx, topic, { ...spoken, state, before, round, signed, ...patch });
  if (!written) return false;
  const step = { id: deps.ids.next(), event, from: topic.state, to, person: as.id };
  await deps.hands.note(tx, topic, { ...step, onBehalfOf: as.onBehalfOf ?? null, reason: reason ?? null });
  const facts = { from: topic.state, to, round, signed, ...move.facts };
  deps.ledger.append(tx, { actor: as, action: `topic.${SPOKEN[event]}`, subject: topic.id, facts });
  const at = deps.clock.now().toISOString();
  const moved = { topicId: topic.id, event, from: topic.state, to, version: topic.version + 1, by: as.id, at };
  await deps.outbox.append(tx, topicMoved({ station: topic.station, ...moved }));
  if (isAside(event)) {
    const later = putOffBy(topic, patch);
    await deps.leaveTopic(tx, { topic, event, as, reason: whyAside(event, reason), later });
  }
  return true;
}

const ASIDE = { postpone: '选题延期', cancel: '选题取消', merge: '选题已并入另一选题', reject: '选题未通过' } as const;

const isAside = (event: TopicEvent): event is LeavingTopic['event'] => event in ASIDE;

/** What those hear who were to go. */
const whyAside = (event: LeavingTopic['event'], reason = ''): string =>
  reason === '' ? ASIDE[event] : `${ASIDE[event]}：${reason}`;

const SPOKEN: Readonly<Record<TopicEvent, string>> = {
  pitch: 'pitched',
  withdraw: 'withdrawn',
  sign: 'signed',
  approve: 'approved',
  revoke: 'approval-revoked',
  return: 'returned',
  reject: 'rejected',
  assign: 'assigned',
  unassign: 'unassigned',
  accept: 'accepted',
  arrive: 'on-site',
  file: 'filed',
  cover: 'covered',
  step_back: 'stepped-back',
  postpone: 'postponed',
  cancel: 'cancelled',
  recall: 'recalled',
  restore: 'restored',
  reopen: 'reopened',
  merge: 'merged',
};
