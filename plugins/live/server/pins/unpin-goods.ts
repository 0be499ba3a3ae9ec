import { err, ok, type Result } from '@hearth/cms/kernel';
import type { hearthErrors, RefusalOf, StaffActor } from '@hearth/cms/contract';
import type { Pin, sessionErrors } from '../../contract';
import { closePins } from './close-pins';
import type { PinDeps } from './pins-deps';
import { shownPin } from './shown-pin';

type Refused = RefusalOf<typeof sessionErrors, 'NOT_FOUND'> | RefusalOf<typeof hearthErrors, 'CHANGED_MEANWHILE'>;

/** Takes away what is shown, by whoever saw it there. It may be done in any state of the session: what is shown can always be taken away. */
export async function unpinGoods(
  deps: PinDeps,
  actor: StaffActor,
  { id, pin }: { readonly id: string; readonly pin: string },
): Promise<Result<Pin, Refused>> {
  return deps.database.transaction(async (tx): Promise<Result<Pin, Refused>> => {
    const session = await deps.sessions.find(tx, id);
    if (session?.station !== actor.station) return err('SESSION.NOT_FOUND');
    const open = (await deps.pins.open(tx, { session: id })).filter((one) => one.id === pin);
    const [closed] = await closePins(deps, tx, { pins: open, by: actor, why: 'hand' });
    return closed ? ok(shownPin(closed)) : err('HEARTH.CHANGED_MEANWHILE');
  });
}
