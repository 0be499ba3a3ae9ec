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
  const { revokedAt, holder, line, goodUntil, roomState } = facts;
  if (revokedAt !== null) return 'revoked';
  const silent = silenceOf(facts, now);
  const isOwn = holder === device;
  if (goodUntil <= now && !(isOwn && silent < GRACE)) return 'link-over';
  if (line !== null && !isOwn && silent < SILENT) return 'link-held';
  return CLOSED.has(roomState) ? 'room-closed' : undefined;
}

const CLOSED: ReadonlySet<RoomState> = new Set(['disabled', 'removed']);

const silenceOf = ({ seenAt }: Pick<CameraFacts, 'seenAt'>, now: Date): number =>
  now.getTime() - (seenAt?.getTime() ?? 0);

/** Where a link stands for those who look at the room. */
export function stateOf(facts: Omit<CameraFacts, 'roomState'>, now: Date): Camera['state'] {
  if (facts.revokedAt !== null) return 'over';
  const isHeld = facts.line !== null && silenceOf(facts, now) < SILENT;
  if (isHeld) return 'held';
  return facts.goodUntil <= now ? 'over' : 'ready';
}
