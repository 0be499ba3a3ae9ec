import { err, ok, type Result } from '@hearth/cms/kernel';
import type { StaffActor } from '@hearth/cms/contract';
import type { PlannedSession } from '../../contract';
import { note } from './note';
import { isPlannable } from './plan-session';
import { seeSession } from './see-sessions';
import type { SessionDeps, SessionRefusal } from './session-deps';
import { settingHashOf } from './setting-hash';

/** Notes that somebody who did not set them looked at the title, cover, clothes, set and props of a session: those that they saw. */
export async function reviewSetting(
  deps: SessionDeps,
  actor: StaffActor,
  { id, hash }: { readonly id: string; readonly hash: string },
): Promise<Result<PlannedSession, SessionRefusal>> {
  const done = await deps.database.transaction(async (tx): Promise<Result<void, SessionRefusal>> => {
    const session = await deps.sessions.hold(tx, id, actor.stations);
    if (!session) return err('SESSION.NOT_FOUND');
    const { state, madeBy } = session;
    if (!isPlannable(state)) return err('SESSION.FIXED', { state });
    if (madeBy === actor.id) return err('SESSION.OWN_SETTING');
    if (await deps.entries.hasSet(tx, { session: id, person: actor.id, setting: hash }))
      return err('SESSION.OWN_SETTING');
    if (settingHashOf(session) !== hash) return err('HEARTH.CHANGED_MEANWHILE');
    await deps.sessions.reviewed(tx, id, { hash, by: actor.id });
    await note(deps, tx, { actor, session, event: 'setting-reviewed', facts: { hash } });
    return ok();
  });
  return done.ok ? seeSession(deps, actor, id) : done;
}
