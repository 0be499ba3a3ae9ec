import type { Core } from '@strapi/strapi';

/** The permission that shows a person the schema in production. */
export const DEVELOPER = 'plugin::cms.graphql.introspect';

type Validated = { isValid: boolean; payload?: { userId: string; sessionId: string } };
type Sessions = (origin: string) => {
  validateAccessToken(token: string): Validated;
  isSessionActive(id: string): Promise<boolean>;
};
type Ability = { can(action: string): boolean };

/** Whether this is the sign-in of a member of staff with the developer permission. The checks are those of Strapi's own admin. */
export async function isDeveloper(strapi: Core.Strapi, authorization: string): Promise<boolean> {
  const token = /^bearer (\S+)$/i.exec(authorization)?.[1];
  if (!token) return false;
  // Strapi keeps its session manager out of its public types.
  const sessions = (strapi as unknown as { sessionManager: Sessions }).sessionManager('admin');
  const { isValid, payload } = sessions.validateAccessToken(token);
  if (!isValid || !payload || !(await sessions.isSessionActive(payload.sessionId))) return false;
  const where = { id: payload.userId, isActive: true };
  const user: unknown = await strapi.db.query('admin::user').findOne({ where, populate: ['roles'] });
  if (!user) return false;
  // The admin's services are untyped; this is how its own strategy asks.
  const permissions = strapi.service('admin::permission') as unknown as {
    engine: { generateUserAbility(user: unknown): Promise<Ability> };
  };
  return (await permissions.engine.generateUserAbility(user)).can(DEVELOPER);
}
