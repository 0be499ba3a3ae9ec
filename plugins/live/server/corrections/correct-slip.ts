import { err, hashOf, ok, type Result } from '@hearth/cms/kernel';
import type { RefusalOf, StaffActor } from '@hearth/cms/contract';
import type {
  CorrectSlip,
  LiveCorrection,
  pinErrors,
  RoomSnapshot,
  sessionErrors,
  SessionState,
} from '../../contract';
import type { PinDeps } from '../pins/pins-deps';
import { seenSession } from '../pins/see-pins';
import type { CorrectionStore, KeptCorrection } from './correction-store';
import { shownCorrection } from './shown-correction';

/** What corrections stand on. */
export type CorrectionDeps = Pick<PinDeps, 'database' | 'ids' | 'ledger' | 'sessions' | 'rooms'> & {
  readonly corrections: CorrectionStore;
};

type NotFound = RefusalOf<typeof sessionErrors, 'NOT_FOUND'>;

const SPOKEN: readonly SessionState[] = ['live', 'rehearsal', 'paused', 'ending'];

/**
 * Puts a slip right on the spot: the words stand over the picture until somebody takes them away, and slip and words are kept for good. What
 * was recorded is not touched (Order 117, article 31).
 */
export async function correctSlip(
  deps: CorrectionDeps,
  actor: StaffActor,
  { id, slip, words }: CorrectSlip & { readonly id: string },
): Promise<Result<LiveCorrection, NotFound | RefusalOf<typeof pinErrors, 'OFF_AIR'>>> {
  const { database, corrections, ledger, rooms } = deps;
  return database.transaction(async (tx) => {
    const session = await deps.sessions.find(tx, id);
    if (session?.station !== actor.station) return err('SESSION.NOT_FOUND');
    const { station, room, state, beganAt } = session;
    if (!SPOKEN.includes(state)) return err('PINS.OFF_AIR', { state });
    const kept = await corrections.insert(tx, {
      ...{ id: deps.ids.next(), station, session: id, room, slip, words, beganAt },
      ...{ by: actor.id, name: actor.name },
    });
    const facts = { correction: kept.id, clock: kept.clock };
    ledger.append(tx, { actor, action: 'live.corrected', subject: id, version: hashOf({ slip, words }), facts });
    tx.afterCommit(() => {
      rooms.tell(room, overlayOf(kept, true));
    });
    return ok(shownCorrection(kept));
  });
}

const overlayOf = ({ id, words, at }: KeptCorrection, shown: boolean) =>
  ({ type: 'overlay', kind: 'correction', id, text: words, shown, ...(shown && { at }) }) as const;

type EndRefusal = NotFound | RefusalOf<typeof pinErrors, 'CORRECTION_NOT_FOUND' | 'CORRECTION_GONE'>;

/** Takes a correction off the picture. */
export async function endCorrection(
  deps: CorrectionDeps,
  actor: StaffActor,
  { id, correction }: { readonly id: string; readonly correction: string },
): Promise<Result<LiveCorrection, EndRefusal>> {
  const { database, corrections, ledger, rooms } = deps;
  const which = { session: id, id: correction };
  return database.transaction(async (tx): Promise<Result<LiveCorrection, EndRefusal>> => {
    const session = await deps.sessions.find(tx, id);
    if (session?.station !== actor.station) return err('SESSION.NOT_FOUND');
    if (!(await corrections.find(tx, which))) return err('PINS.CORRECTION_NOT_FOUND');
    const { id: by, name } = actor;
    if (!(await corrections.end(tx, correction, { by, name }))) return err('PINS.CORRECTION_GONE');
    ledger.append(tx, { actor, action: 'live.correction-ended', subject: id, facts: { correction } });
    const kept = await corrections.find(tx, which);
    if (!kept) return err('PINS.CORRECTION_NOT_FOUND');
    tx.afterCommit(() => {
      rooms.tell(session.room, overlayOf(kept, false));
    });
    return ok(shownCorrection(kept));
  });
}

/** What was put right in a session, the newest first. */
export async function seeCorrections(
  deps: CorrectionDeps,
  actor: StaffActor,
  id: string,
): Promise<Result<LiveCorrection[], NotFound>> {
  const session = await seenSession(deps, actor, id);
  if (!session.ok) return session;
  const found = await deps.corrections.ofSession(deps.database.read, id);
  return ok(found.map(shownCorrection).reverse());
}

/** The words that stand over the picture of a room, for whoever comes in now. */
export async function overlaysOf(
  { database, corrections }: Pick<CorrectionDeps, 'database' | 'corrections'>,
  room: string,
): Promise<Pick<RoomSnapshot, 'overlays'>> {
  const [standing, stop] = await Promise.all([
    corrections.standing(database.read, room),
    corrections.stopOf(database.read, room),
  ]);
  const overlays = standing.map(({ words }) => ({ kind: 'correction' as const, text: words }));
  return { overlays: stop ? [...overlays, { kind: 'paused' as const, text: stop.words }] : overlays };
}
