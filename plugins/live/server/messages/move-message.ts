import { err, ok, type Result } from '@hearth/cms/kernel';
import type { hearthErrors, RefusalOf, StaffActor } from '@hearth/cms/contract';
import type { Tx } from '@hearth/cms/platform';
import { hideRule, type DeskMessage, type HideMessage, type MessageEvent, type roomErrors } from '../../contract';
import type { RoomDeps } from '../room/room-deps';
import { messageMachine } from './message.machine';
import { shownMessage } from './message.rules';
import type { Hiding, KeptMessage, MessagePage } from './message-store';

type Moving =
  | RefusalOf<typeof roomErrors, 'MESSAGE_NOT_FOUND' | 'MESSAGE_STATE'>
  | RefusalOf<typeof hearthErrors, 'CHANGED_MEANWHILE'>;
type Hidden = Moving | RefusalOf<typeof roomErrors, 'REVIEW_PROTECTED' | 'REASON_NEEDED'>;

/** A message as those who moderate see it. */
export const deskMessage = ({ station: _station, ...message }: KeptMessage): DeskMessage => ({
  ...message,
  heldBy: [...message.heldBy],
  allowedEvents: [...messageMachine.allowed(message.state)],
});

const PAGE = 50;

/** The messages of a room in one state. */
export async function listMessages(
  deps: RoomDeps,
  actor: StaffActor,
  { id, ...page }: Omit<MessagePage, 'room' | 'limit'> & { readonly id: string },
): Promise<Result<{ messages: DeskMessage[]; more: boolean }, RefusalOf<typeof roomErrors, 'ROOM_NOT_FOUND'>>> {
  const { read } = deps.database;
  const room = await deps.rooms.find(read, id);
  if (!room || !actor.stations.includes(room.station)) return err('ROOM.ROOM_NOT_FOUND');
  const found = await deps.messages.list(read, { ...page, room: id, limit: PAGE + 1 });
  return ok({ messages: found.slice(0, PAGE).map(deskMessage), more: found.length > PAGE });
}

/** Lets a message through that waits, or takes it back out of hiding. */
export async function showMessage(
  deps: RoomDeps,
  actor: StaffActor,
  seen: { readonly id: string; readonly version: number },
): Promise<Result<DeskMessage, Moving>> {
  return deps.database.transaction(async (tx): Promise<Result<DeskMessage, Moving>> => {
    const message = await deps.messages.hold(tx, actor.stations, seen.id);
    if (!message) return err('ROOM.MESSAGE_NOT_FOUND');
    const event = message.state === 'hidden' ? 'restore' : 'show';
    return move(deps, tx, { actor, message, version: seen.version, event });
  });
}

/**
 * Hides a message by a rule of the catalogue. One that judges goods badly stays unless the rule reaches it and somebody says in words why; how many were
 * hidden all the same is told to everybody.
 */
export async function hideMessage(
  deps: RoomDeps,
  actor: StaffActor,
  { id, rule, reason, version }: HideMessage & { readonly id: string },
): Promise<Result<DeskMessage, Hidden>> {
  return deps.database.transaction(async (tx): Promise<Result<DeskMessage, Hidden>> => {
    const message = await deps.messages.hold(tx, actor.stations, id);
    if (!message) return err('ROOM.MESSAGE_NOT_FOUND');
    const known = hideRule(rule);
    if (message.isReview && known?.reachesReviews !== true) {
      return err('ROOM.REVIEW_PROTECTED', { rule: known?.text['zh-Hans'] ?? rule });
    }
    if (message.isReview && reason === '') return err('ROOM.REASON_NEEDED');
    const hiding = { rule, reason, by: actor.id };
    return move(deps, tx, { actor, message, version, event: 'hide', hiding });
  });
}

type Step = {
  readonly actor: StaffActor;
  readonly message: KeptMessage;
  readonly version: number;
  readonly event: MessageEvent;
  readonly hiding?: Hiding;
};

async function move(
  deps: RoomDeps,
  tx: Tx,
  { actor, message, version, event, hiding }: Step,
): Promise<Result<DeskMessage, Moving>> {
  const { id, room, state, isReview } = message;
  const next = messageMachine.next(state, event);
  if (!next.ok) return err('ROOM.MESSAGE_STATE', { state, event, allowed: messageMachine.allowed(state) });
  if (message.version !== version) return err('HEARTH.CHANGED_MEANWHILE');
  await deps.messages.move(tx, message, { state: next.value.state, hiding });
  const facts = { room, isReview, ...(hiding && { rule: hiding.rule, reason: hiding.reason }) };
  deps.ledger.append(tx, {
    actor: { ...actor, station: message.station },
    action: `live-message.${event}`,
    subject: id,
    facts,
  });
  const moved = await deps.messages.hold(tx, [message.station], id);
  if (!moved) return err('ROOM.MESSAGE_NOT_FOUND');
  tx.afterCommit(() => tellMoved(deps, state, moved));
  return ok(deskMessage(moved));
}

/** Viewers who never saw it are not told that it is hidden. */
function tellMoved(deps: RoomDeps, before: KeptMessage['state'], { id, room, state, ...message }: KeptMessage): void {
  deps.news.note(room, 'messages');
  if (state === 'shown') deps.tell(room, { type: 'message', message: shownMessage({ ...message, id }) });
  else if (before === 'shown') deps.tell(room, { type: 'message-hidden', id });
}
