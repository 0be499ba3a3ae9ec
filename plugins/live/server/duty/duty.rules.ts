import { BEAT_SECONDS, dutyRoles, MISSED_SECONDS, type DutyLight, type DutyRole } from '../../contract';

/** Somebody on duty. */
type KnownDuty = { readonly role: DutyRole; readonly person: string };
type Beaten = { readonly role: DutyRole; readonly beatenAt: Date | null };

/** One beat may be lost on the way before a page says that somebody is late. */
const LATE_SECONDS = 2 * BEAT_SECONDS;

/** The house looks so often who is there. */
export const LOOK_SECONDS = 10;

/** Where two looks lie further apart than this, no node was there for a while to hear anybody. */
const DEAF_SECONDS = 2 * LOOK_SECONDS;

/** Since when the house hears signs of life without a break, and when it looked last. */
export type Listening = { readonly since: Date; readonly lookedAt: Date };

/** Whether somebody is there at a moment, by their last sign of life. */
export function dutyLightOf(beatenAt: Date | null, now: Date): DutyLight {
  if (beatenAt === null) return 'never';
  const silent = (now.getTime() - beatenAt.getTime()) / 1_000;
  if (silent > MISSED_SECONDS) return 'gone';
  return silent > LATE_SECONDS ? 'late' : 'there';
}

/** The roles that one person may hold beside another in the same live: whoever speaks does not judge it, and whoever answers for the law does nothing else. */
const BESIDE: Readonly<Record<DutyRole, readonly DutyRole[]>> = {
  host: ['field-controller'],
  'field-controller': ['host', 'duty-editor'],
  'compliance-officer': [],
  'duty-editor': ['field-controller'],
};

/** Of the roles that somebody holds in a live, one beside which they may not hold another. */
export const barredBy = (role: DutyRole, held: readonly DutyRole[]): DutyRole | undefined =>
  held.find((one) => one !== role && !BESIDE[role].includes(one));

/** Whether nobody holds two roles in a live that have to be apart. */
export const isApart = (duty: readonly KnownDuty[]): boolean =>
  duty.every(({ role, person }) => {
    const held = duty.filter((one) => one.person === person).map((one) => one.role);
    return barredBy(role, held) === undefined;
  });

/** Whether somebody counts as present. */
export const isPresent = (light: DutyLight): boolean => light === 'there' || light === 'late';

/** Roles in which nobody is there: one person for each role is enough, another may stand in for them. */
export function missingRoles(duty: readonly Beaten[], now: Date): readonly DutyRole[] {
  return dutyRoles.filter(
    (role) => !duty.some((one) => one.role === role && isPresent(dutyLightOf(one.beatenAt, now))),
  );
}

/** Since when signs of life are heard without a break, at a look of now. After a break everybody has time anew to give one. */
export function heardSince(before: Listening | undefined, now: Date): Date {
  const isBroken = !before || now.getTime() - before.lookedAt.getTime() > DEAF_SECONDS * 1_000;
  return isBroken ? now : before.since;
}

/** The moment from which the silence of somebody counts: nobody was there to hear it before. */
export const silentSince = (beatenAt: Date, since: Date): Date => (beatenAt < since ? since : beatenAt);

/** Roles that stayed away. Whoever never gave a sign has no time to count from. */
export function missedRoles(duty: readonly Beaten[], now: Date, since: Date): readonly DutyRole[] {
  const heard = duty.map(({ role, beatenAt }) => ({ role, beatenAt: beatenAt && silentSince(beatenAt, since) }));
  return missingRoles(heard, now);
}
