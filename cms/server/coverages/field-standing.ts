import { FIELD_OVERRIDE, FIELD_PLAN, FIELD_RESOURCES, type StaffActor } from '../../contract';
import type { Platform } from '../../platform';

/** What somebody may do in the field desk, by their roles and by what others lent them. */
export type FieldPowers = { readonly plan: boolean; readonly override: boolean; readonly keep: boolean };

/** Finds out what somebody may do with coverages, assignments and resources. */
export async function fieldPowers({ roster }: Pick<Platform, 'roster'>, actor: StaffActor): Promise<FieldPowers> {
  const own = await roster.powersOf(actor.id);
  const has = async (power: string): Promise<boolean> =>
    own.includes(power) || (await roster.lenderTo(actor, power)) !== undefined;
  const [plan, override, keep] = await Promise.all([has(FIELD_PLAN), has(FIELD_OVERRIDE), has(FIELD_RESOURCES)]);
  return { plan, override, keep };
}
