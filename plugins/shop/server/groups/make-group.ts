import { err, ok, type Ids, type Result } from '@hearth/cms/kernel';
import type { RefusalOf, StaffActor } from '@hearth/cms/contract';
import type { Database, Ledger } from '@hearth/cms/platform';
import type { Group, MakeGroup, Manifest, shopErrors } from '../../contract';
import type { GroupStore } from './group-store';
import { groupMachine } from './group.machine';
import type { LeaderStore } from './leader-store';
import { numberOf, shownGroup } from './shown-group';

/** What the verbs of groups are handed. */
export type GroupDeps = {
  readonly database: Database;
  readonly ids: Ids;
  readonly ledger: Ledger;
  readonly leaders: LeaderStore;
  readonly groups: GroupStore;
};

type Refused<
  Name extends 'OFFER_NOT_FOUND' | 'LEADER_NOT_FOUND' | 'LEADER_STATE' | 'GROUP_CUTOFF' | 'GROUP_NOT_FOUND',
> = RefusalOf<typeof shopErrors, Name>;

/** Gathers a group for an offer of the actor's station. */
export async function makeGroup(
  { database, ids, ledger, leaders, groups }: GroupDeps,
  actor: StaffActor,
  input: MakeGroup,
): Promise<Result<Group, Refused<'OFFER_NOT_FOUND' | 'LEADER_NOT_FOUND' | 'LEADER_STATE' | 'GROUP_CUTOFF'>>> {
  const { station, id: by } = actor;
  return database.transaction(async (tx) => {
    const leader = await leaders.find(tx, station, input.leader);
    if (!leader) return err('SHOP.LEADER_NOT_FOUND');
    if (leader.state !== 'approved') return err('SHOP.LEADER_STATE', { state: leader.state });
    const fits = await groups.fits(tx, station, input);
    if (fits !== 'fits') return err(fits === 'offer' ? 'SHOP.OFFER_NOT_FOUND' : 'SHOP.GROUP_CUTOFF');
    const id = ids.next();
    await groups.insert(tx, { ...input, id, station, by });
    const { offer, cutoff, minimum } = input;
    ledger.append(tx, {
      actor,
      action: 'group.made',
      subject: id,
      facts: { offer, leader: leader.id, cutoff, minimum },
    });
    const { name, point, region, detail } = leader;
    const state = groupMachine.table.initial;
    const made = {
      ...input,
      id,
      station,
      state,
      version: 1,
      point: { name, point, region, detail },
      paid: 0,
      waiting: 0,
    };
    return ok(shownGroup(made));
  });
}

/** What the supplier packs for one point. */
export async function manifestOf(
  { database, groups }: GroupDeps,
  { station }: StaffActor,
  id: string,
): Promise<Result<Manifest, Refused<'GROUP_NOT_FOUND'>>> {
  const { read } = database;
  const group = await groups.find(read, station, id);
  const goods = group && (await groups.goodsOf(read, id));
  if (!group || !goods) return err('SHOP.GROUP_NOT_FOUND');
  const packed = (await groups.ordersOf(read, id)).filter(({ state }) => PACKED.has(state));
  return ok({
    ...{ group: id, point: group.point, ...goods },
    units: packed.reduce((sum, { quantity }) => sum + quantity, 0),
    orders: packed.map(({ id: order, quantity }) => ({ number: numberOf(order), quantity })),
  });
}

/** What was paid for and did not go back. */
const PACKED: ReadonlySet<string> = new Set([
  ...['paid', 'held', 'confirmed', 'picking', 'shipped', 'delivered', 'received', 'closed'],
]);
