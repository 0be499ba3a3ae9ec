import { err, ok, type Result } from '@hearth/cms/kernel';
import type { StaffActor } from '@hearth/cms/contract';
import type { GateCondition, GateMoment, GateOfPin } from '../../contract';
import type { SessionDeps, SessionRefusal } from '../sessions/session-deps';
import { askGate, closedBy } from './gate.rules';
import { gatherFacts } from './gather-facts';

type Seen = { open: boolean; conditions: GateCondition[] };

/** Every condition of a session as it stands now. */
export async function seeGate(
  deps: SessionDeps,
  actor: StaffActor,
  { id, moment }: { readonly id: string; readonly moment: GateMoment },
): Promise<Result<Seen, SessionRefusal>> {
  return deps.database.transaction(async (tx): Promise<Result<Seen, SessionRefusal>> => {
    const session = await deps.sessions.find(tx, actor.stations, id);
    if (!session) return err('SESSION.NOT_FOUND');
    const conditions = askGate(await gatherFacts(deps, tx, { session, moment }));
    return ok({ open: conditions.every(({ holds }) => holds), conditions: [...conditions] });
  });
}

/** The gate of one product, asked by whoever is about to pin it; what vetting says is locked until the caller's commit. */
export const askPin =
  (deps: () => SessionDeps): GateOfPin =>
  async (tx, { session: id, product, offer }) => {
    const session = await deps().sessions.known(tx, { id });
    // No session pins nothing: whoever asks has read it before, so this is a number of another house.
    if (!session) return [NOT_HERE];
    const closed = closedBy(await gatherFacts(deps(), tx, { session, moment: 'pin', only: { product, offer } }));
    // What is pinned without a line has none to be named.
    return closed.map((condition) => ({ ...condition, items: condition.items.filter((line) => line !== '') }));
  };

const NOT_HERE: GateCondition = {
  ...{ name: 'runsheet-there', holds: false, items: [] },
  about: { 'zh-Hans': '没有这一场', en: 'There is no such session' },
};
