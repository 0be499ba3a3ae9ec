import type { Camera, CameraRefusal, RoomState } from '../../contract';

/** Links that a room may have at once, and that are good. */
export const MOST_CAMERAS = 10;
/** A phone that fell silent gives way to another one after so long; it comes back itself at any time. */
const SILENT = 20_000;
/** A live is not cut because its link runs out in the middle: who holds it may come back for so long. */
const GRACE = 2 * 60_000;

/** What decides about a link. */
export type CameraFacts = {
  readonly goodUntil: Date;
  readonly revokedAt: Date | null;
  readonly holder: string | null;
  readonly line: string | null;
  readonly seenAt: Date | null;
  readonly roomState: RoomState;
};

/** Why a phone may not take a link now; undefined when it may. */
export function refusalOf(facts: CameraFacts, device: string, now: Date): CameraRefusal | undefined {
  if (facts.revokedAt !== null) return 'revoked';
  const silent = now.getTime() - (facts.seenAt?.getTime() ?? 0);
  const isOwn = facts.holder === device;
  if (facts.goodUntil <= now && !(isOwn && silent < GRACE)) return 'link-over';
  if (facts.line !== null && !isOwn && silent < SILENT) return 'link-held';
  return facts.roomState === 'disabled' || facts.roomState === 'removed' ? 'room-closed' : undefined;
}

/** Where a link stands for those who look at the room. */
export function stateOf(facts: Omit<CameraFacts, 'roomState'>, now: Date): Camera['state'] {
  if (facts.revokedAt !== null) return 'over';
  const isHeld = facts.line !== null && now.getTime() - (facts.seenAt?.getTime() ?? 0) < SILENT;
  if (isHeld) return 'held';
  return facts.goodUntil <= now ? 'over' : 'ready';
}
