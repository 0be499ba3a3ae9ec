import { err, hashOf, ok, type Result } from '@hearth/cms/kernel';
import type { RefusalOf, StaffActor } from '@hearth/cms/contract';
import type { CorrectSlip, LiveCorrection, pinErrors, RoomSnapshot, sessionErrors, SessionState } from '../../contract';
import type { PinDeps } from '../pins/pins-deps';
import { seenSession } from '../pins/see-pins';
import type { CorrectionStore, KeptCorrection } from './correction-store';
import { shownCorrection } from './shown-correction';

/** What corrections stand on. */
export type CorrectionDeps = Pick<PinDeps, 'database' | 'ledger' | 'sessions' | 'rooms'> & {
  readonly corrections: CorrectionStore;
};

type NotFound = RefusalOf<typeof sessionErrors, 'NOT_FOUND'>;

type CorrectRefusal = NotFound | RefusalOf<typeof pinErrors, 'OFF_AIR' | 'CORRECTION_TAKEN'>;

const SPOKEN: readonly SessionState[] = ['live', 'paused', 'ending'];

/**
 * Puts a slip right on the spot: the words stand over the picture until somebody takes them away, and slip and words are kept for good. What
 * was recorded is not touched (Order 117, article 31). Pressed twice, or again after its answer was lost, it is the correction that stands.
 */
export async function correctSlip(
  deps: CorrectionDeps,
  actor: StaffActor,
  { id, correction, slip, words }: CorrectSlip & { readonly id: string },
): Promise<Result<LiveCorrection, CorrectRefusal>> {
  const { database, corrections, ledger, rooms } = deps;
  const which = { session: id, id: correction };
  return database.transaction(async (tx): Promise<Result<LiveCorrection, CorrectRefusal>> => {
    const session = await deps.sessions.find(tx, id);
    if (session?.station !== actor.station) return err('SESSION.NOT_FOUND');
    const { station, room, state, beganAt } = session;
    const before = await corrections.find(tx, which);
    if (!before && !SPOKEN.includes(state)) return err('PINS.OFF_AIR', { state });
    const wish = { ...which, station, room, slip, words, beganAt, by: actor.id, name: actor.name };
    const isNew = !before && (await corrections.insert(tx, wish));
    const kept = before ?? (await corrections.find(tx, which));
    if (!kept || !saysSo(kept, { slip, words })) return err('PINS.CORRECTION_TAKEN');
    if (!isNew) return ok(shownCorrection(kept));
    const facts = { correction, clock: kept.clock };
    ledger.append(tx, { actor, action: 'live.corrected', subject: id, version: hashOf({ slip, words }), facts });
    tx.afterCommit(() => {
      rooms.tell(room, overlayOf(kept, true));
    });
    return ok(shownCorrection(kept));
  });
}

type Words = Pick<CorrectSlip, 'slip' | 'words'>;
const saysSo = (kept: Words, { slip, words }: Words): boolean => kept.slip === slip && kept.words === words;

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

/** The words that stand over the picture of a room, for whoever comes in now: nobody waits for a live that is over. */
export async function overlaysOf(
  { database, corrections, sessions }: Pick<CorrectionDeps, 'database' | 'corrections' | 'sessions'>,
  room: string,
): Promise<Pick<RoomSnapshot, 'overlays'>> {
  const [standing, stop] = await Promise.all([
    corrections.standing(database.read, room),
    corrections.stopOf(database.read, room),
  ]);
  const overlays = standing.map(({ words }) => ({ kind: 'correction' as const, text: words }));
  const isHeld = stop && (await sessions.find(database.read, stop.session))?.state === 'ending';
  return { overlays: isHeld ? [...overlays, { kind: 'paused' as const, text: stop.words }] : overlays };
}
