import { createHash } from 'node:crypto';
import type { Platform } from '../platform';
import { deviceOf } from './device.rules';
import { newDevice } from './house-kinds';
import { noteDevice } from './watch-store';

/** What Strapi says of a sign-in to the admin. */
type SignIn = { readonly user: { readonly id: number } };

/** Tells people of sign-ins on devices that were never theirs. The first device of all is nobody's news. */
export function watchSignIns({ strapi, people, notices, database, clock, log }: Platform): void {
  const signedIn = async ({ user }: SignIn, agent: string): Promise<void> => {
    const staff = await people.staffOf(user);
    if (!staff.ok) return;
    const { id, station } = staff.value;
    const device = deviceOf(agent);
    // A hash by person: the table tells nobody which devices exist.
    const known = createHash('sha256').update(`${id} ${device.kind}`).digest('hex').slice(0, 32);
    await database.transaction(async (tx) => {
      if (!(await noteDevice(tx, id, known))) return;
      const facts = { at: clock.now().toISOString(), device: device.name };
      await notices.notify(tx, { kind: newDevice, station, to: { person: id }, subject: known, facts });
    });
  };
  strapi.eventHub.on('admin.auth.success', (event: SignIn) => {
    const agent = strapi.requestContext.get()?.request.headers['user-agent'] ?? '';
    return signedIn(event, agent).catch((error: unknown) => {
      // A sign-in must not fail because nobody could be told of it.
      log.error('a sign-in could not be looked at', { error });
    });
  });
}
