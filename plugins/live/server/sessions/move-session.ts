import { err, ok, type MachineRefusal, type Result } from '@hearth/cms/kernel';
import type { Tx } from '@hearth/cms/platform';
import { liveSessionMoved, type GateMoment, type SessionEvent, type SessionState } from '../../contract';
import { closedBy } from '../gate/gate.rules';
import { gatherFacts } from '../gate/gather-facts';
import { copied } from './copy-session';
import { tellDesk } from './desk-words';
import { note, type Who } from './note';
import type { SessionDeps, SessionRefusal } from './session-deps';
import { GATE_GUARD, sessionMachine, type SessionEffect } from './session.machine';
import type { KeptSession } from './session-store';

/** Before these the gate is asked. */
const GATED: Readonly<Partial<Record<SessionEvent, GateMoment>>> = {
  'make-ready': 'ready',
  'go-live': 'go-live',
  resume: 'resume',
};

/** A step of a session that the caller holds. */
export type Move = {
  readonly actor: Who;
  readonly session: KeptSession;
  readonly event: SessionEvent;
  readonly reason?: string;
};

type Moved = Promise<Result<SessionState, SessionRefusal>>;

/** Takes a session on in the caller's transaction: guard, state, log, ledger, event and what viewers are told, together or not at all. */
export async function moveSession(deps: SessionDeps, tx: Tx, move: Move): Moved {
  const { session, event } = move;
  const { items, isRehearsal } = session;
  const closed = await closedNames(deps, tx, move);
  const next = sessionMachine.next(session.state, event, { items, isRehearsal, closed });
  if (!next.ok) {
    return isGate(next.error) ? err('SESSION.GATE_CLOSED', { count: closed.length, conditions: closed }) : next;
  }
  const { state: to, effects } = next.value;
  const step = { to, begins: effects.includes('begin'), ends: effects.includes('end') };
  if (!(await deps.sessions.move(tx, session, step))) return err('HEARTH.CHANGED_MEANWHILE');
  await written(deps, tx, { ...move, to });
  for (const effect of effects) await EFFECTS[effect](deps, tx, move);
  return ok(to);
}

const isGate = (error: MachineRefusal): boolean =>
  error.code === 'MACHINE.GUARD_REFUSED' && error.details.guard === GATE_GUARD;

async function closedNames(deps: SessionDeps, tx: Tx, { session, event }: Move): Promise<readonly string[]> {
  const moment = GATED[event];
  // Where the machine refuses anyway nothing has to be read.
  if (moment === undefined || !sessionMachine.transition(session.state, event)) return [];
  return closedBy(await gatherFacts(deps, tx, { session, moment })).map(({ name }) => name);
}

async function written(
  deps: SessionDeps,
  tx: Tx,
  { to, ...move }: Move & { readonly to: SessionState },
): Promise<void> {
  const { actor, session, event, reason = '' } = move;
  const { id, room, station, isRehearsal, state: from } = session;
  await note(deps, tx, { actor, session, event, words: reason, facts: { from, to } });
  await deps.outbox.append(tx, liveSessionMoved({ station, session: id, room, isRehearsal, event, from, to }));
  await tellDesk(deps, tx, { session, telling: { type: 'session-moved', event, from, to } });
  tx.afterCommit(() => {
    deps.rooms.tell(room, { type: 'state', state: to });
  });
}

type Effect = (deps: SessionDeps, tx: Tx, move: Move) => Promise<void>;

/** What viewers see over a picture that was stopped. */
const PAUSED = '直播暂停，请稍候 Paused for a moment';

const EFFECTS: Readonly<Record<SessionEffect, Effect>> = {
  begin: async ({ rooms, pictures, time }, tx, { session }) => {
    const { room, station, streamingRoom } = session;
    if (streamingRoom === null) return;
    const picture = await pictures.find(tx, { stations: [station], room: streamingRoom });
    const beganAt = picture?.beganAt ? new Date(picture.beganAt) : await time.now(tx);
    await rooms.picture(tx, room, { streamingRoom, beganAt });
  },
  end: async ({ rooms }, tx, { session: { room } }) => {
    await rooms.picture(tx, room, null);
    await rooms.close(tx, room);
  },
  'close-room': ({ rooms }, tx, { session: { room } }) => rooms.close(tx, room),
  'make-rehearsal': async (deps, tx, { actor, session }) => {
    if (await deps.sessions.openRehearsal(tx, session.id)) return;
    const plannedAt = (await deps.time.now(tx)).toISOString();
    await copied(deps, tx, { actor, session, wanted: { plannedAt, asRehearsal: true } });
  },
  'cover-picture': ({ rooms }, tx, { session }) => covered(rooms, tx, { session, shown: true }),
  'uncover-picture': ({ rooms }, tx, { session }) => covered(rooms, tx, { session, shown: false }),
};

function covered(
  rooms: SessionDeps['rooms'],
  tx: Tx,
  { session: { id, room }, shown }: { readonly session: Pick<KeptSession, 'id' | 'room'>; readonly shown: boolean },
): Promise<void> {
  tx.afterCommit(() => {
    rooms.tell(room, { type: 'overlay', kind: 'paused', id, text: PAUSED, shown });
  });
  return Promise.resolve();
}
