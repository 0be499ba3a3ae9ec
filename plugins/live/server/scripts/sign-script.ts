import { err, ok, type Result } from '@hearth/cms/kernel';
import type { StaffActor } from '@hearth/cms/contract';
import type { ScriptFile } from '../../contract';
import { tellDesk } from '../sessions/desk-words';
import { note } from '../sessions/note';
import type { SessionDeps, SessionRefusal } from '../sessions/session-deps';
import { lightSentences } from './light-sentences';
import { unprovedOf } from './script.rules';
import { seeScript } from './write-script';

type Signing = { readonly id: string; readonly item: string; readonly hash: string };

/** Signs the version that is loaded, which has to be the very one that the signer saw. A machine signs nothing, and nobody their own words. */
export async function signScript(
  deps: SessionDeps,
  actor: StaffActor,
  { id, item, hash }: Signing,
): Promise<Result<ScriptFile, SessionRefusal>> {
  const done = await deps.database.transaction(async (tx): Promise<Result<void, SessionRefusal>> => {
    const session = await deps.sessions.hold(tx, id, actor.stations);
    if (!session) return err('SESSION.NOT_FOUND');
    const line = await deps.items.find(tx, id, item);
    if (!line) return err('SESSION.ITEM_NOT_FOUND');
    const script = (await deps.scripts.ofItems(tx, [item])).find((one) => one.id === line.script);
    if (!script) return err('SESSION.SCRIPT_NOT_FOUND');
    if (script.hash !== hash) return err('HEARTH.CHANGED_MEANWHILE');
    if (script.writer === actor.id) return err('SESSION.OWN_SCRIPT');
    const sentences = (await deps.scripts.sentencesOf(tx, [script.id])).get(script.id) ?? [];
    const [lit = []] = await lightSentences(deps, tx, [{ product: line.product, sentences }]);
    const unproved = unprovedOf(lit).length;
    if (unproved > 0) return err('SESSION.SCRIPT_UNPROVED', { count: unproved });
    const { id: by, name } = actor;
    if (!(await deps.scripts.sign(tx, script.id, { by, name }))) return ok();
    await note(deps, tx, { actor, session, event: 'script-signed', facts: { item, script: script.id, hash } });
    await tellDesk(deps, tx, { session, telling: { type: 'script', item } });
    return ok();
  });
  return done.ok ? seeScript(deps, actor, { id, item }) : done;
}
