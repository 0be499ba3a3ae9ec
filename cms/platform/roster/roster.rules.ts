import { NEVER_LENT, type DelegationState, type DutyShift, type OnDuty } from '../../contract';

/** The longest time for which powers can be lent. Longer absences are a matter of roles. */
export const LONGEST_DELEGATION_DAYS = 31;

const DAY = 86_400_000;

/** A delegation as far as its effect matters. */
export type Lent = {
  readonly from: string;
  readonly to: string;
  readonly post: string | null;
  readonly powers: readonly string[];
  readonly startsAt: string;
  readonly endsAt: string;
  readonly state: DelegationState;
};

const covers = ({ startsAt, endsAt }: { startsAt: string; endsAt: string }, at: Date): boolean =>
  Date.parse(startsAt) <= at.getTime() && at.getTime() < Date.parse(endsAt);

/** Whether a delegation has effect. By its window and not by the state alone, so that a late tick lends nothing too long. */
export function inForce(lent: Lent, at: Date): boolean {
  return (lent.state === 'accepted' || lent.state === 'active') && covers(lent, at);
}

/** Who stands on a post: stand-ins in place of those planned, and in place of both whoever was lent the post. */
export function onDutyAt(
  { shifts, delegations }: { readonly shifts: readonly DutyShift[]; readonly delegations: readonly Lent[] },
  at: Date,
): readonly OnDuty[] {
  return shifts
    .filter((shift) => covers(shift, at))
    .map((shift) => {
      const there = shift.standIn ?? shift.person;
      // One step only: powers that were lent to somebody are not theirs to lend on.
      const cover = delegations.find((lent) => lent.post === shift.post && lent.from === there && inForce(lent, at));
      const person = cover?.to ?? there;
      const insteadOf = cover ? there : shift.standIn === null ? null : shift.person;
      return { person, shift: shift.id, until: shift.endsAt, insteadOf };
    });
}

/** For whom somebody may use a power at a moment, if it was lent to them and the lender still holds it. */
export function lenderOf(
  wanted: { readonly to: string; readonly power: string; readonly at: Date },
  { delegations, holds }: { delegations: readonly Lent[]; holds: (person: string, power: string) => boolean },
): string | undefined {
  return delegations.find(
    (lent) =>
      lent.to === wanted.to &&
      lent.powers.includes(wanted.power) &&
      inForce(lent, wanted.at) &&
      !NEVER_LENT.includes(wanted.power) &&
      holds(lent.from, wanted.power),
  )?.from;
}

/** The powers among those wanted that somebody cannot lend. */
export function beyond(wanted: readonly string[], held: readonly string[]): readonly string[] {
  return wanted.filter((power) => !held.includes(power) || NEVER_LENT.includes(power));
}

/** Whether a delegation may last from–to when it is proposed now. */
export function windowFits(window: { readonly startsAt: string; readonly endsAt: string }, now: Date): boolean {
  const [starts, ends] = [Date.parse(window.startsAt), Date.parse(window.endsAt)];
  return starts < ends && now.getTime() < ends && ends - starts <= LONGEST_DELEGATION_DAYS * DAY;
}
