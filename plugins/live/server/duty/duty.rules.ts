import { BEAT_SECONDS, dutyRoles, MISSED_SECONDS, type DutyLight, type DutyRole } from '../../contract';

type Beaten = { readonly role: DutyRole; readonly beatenAt: Date | null };

/** One beat may be lost on the way before a page says that somebody is late. */
const LATE_SECONDS = 2 * BEAT_SECONDS;

/** Whether somebody is there at a moment, by their last sign of life. */
export function dutyLightOf(beatenAt: Date | null, now: Date): DutyLight {
  if (beatenAt === null) return 'never';
  const silent = (now.getTime() - beatenAt.getTime()) / 1_000;
  if (silent > MISSED_SECONDS) return 'gone';
  return silent > LATE_SECONDS ? 'late' : 'there';
}

/** Whether somebody counts as present. */
export const isPresent = (light: DutyLight): boolean => light === 'there' || light === 'late';

/** Roles in which nobody is there: one person for each role is enough, another may stand in for them. */
export function missingRoles(duty: readonly Beaten[], now: Date): readonly DutyRole[] {
  return dutyRoles.filter(
    (role) => !duty.some((one) => one.role === role && isPresent(dutyLightOf(one.beatenAt, now))),
  );
}
