import type { StaffActor } from '../../contract';
import type { Platform } from '../platform';

/** The part of Strapi's session manager that tells whether a token of the admin holds. */
type Sessions = {
  validateAccessToken(
    token: string,
  ): { isValid: true; payload: { userId: string; sessionId: string } } | { isValid: false };
  isSessionActive(sessionId: string): Promise<boolean>;
};

/** Who a token of the admin belongs to, by the checks that the admin's own routes make: a session that was ended counts no more. */
export async function identifyStaff(
  { strapi, people, database }: Pick<Platform, 'strapi' | 'people' | 'database'>,
  token: string,
): Promise<StaffActor | undefined> {
  // Strapi declares fewer of its methods than it calls itself.
  const sessions = strapi.sessionManager('admin') as unknown as Sessions;
  const access = sessions.validateAccessToken(token);
  if (!access.isValid || !(await sessions.isSessionActive(access.payload.sessionId))) return undefined;
  const id = Number(access.payload.userId);
  const user = await database.read('admin_users').where({ id, is_active: true }).first<object | undefined>('id');
  if (!user) return undefined;
  const staff = await people.staffOf({ id });
  return staff.ok ? staff.value : undefined;
}
