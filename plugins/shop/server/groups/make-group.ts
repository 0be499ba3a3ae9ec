import { err, ok, type Ids, type Result } from '@hearth/cms/kernel';
import type { RefusalOf, StaffActor } from '@hearth/cms/contract';
import type { Database, Ledger, Tx } from '@hearth/cms/platform';
import type { Group, GroupRefusal, MakeGroup, Manifest, shopErrors } from '../../contract';
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

/** Gathers a group for an offer of the actor's station. */
export const makeGroup = (
  deps: GroupDeps,
  actor: StaffActor,
  wanted: MakeGroup,
): Promise<Result<Group, GroupRefusal>> => deps.database.transaction((tx) => gatherGroup(deps, tx, { actor, wanted }));

type Gathering = { readonly actor: StaffActor; readonly wanted: MakeGroup };

/** Gathers a group in the caller's transaction. */
export async function gatherGroup(
  { ids, ledger, leaders, groups }: Pick<GroupDeps, 'ids' | 'ledger' | 'leaders' | 'groups'>,
  tx: Tx,
  { actor, wanted }: Gathering,
): Promise<Result<Group, GroupRefusal>> {
  const { station, id: by } = actor;
  const leader = await leaders.find(tx, station, wanted.leader);
  if (!leader) return err('SHOP.LEADER_NOT_FOUND');
  if (leader.state !== 'approved') return err('SHOP.LEADER_STATE', { state: leader.state });
  const fits = await groups.fits(tx, station, wanted);
  if (fits !== 'fits') return err(fits === 'offer' ? 'SHOP.OFFER_NOT_FOUND' : 'SHOP.GROUP_CUTOFF');
  const id = ids.next();
  await groups.insert(tx, { ...wanted, id, station, by });
  const { offer, cutoff, minimum } = wanted;
  const facts = { offer, leader: leader.id, cutoff, minimum };
  ledger.append(tx, { actor, action: 'group.made', subject: id, facts });
  const { name, point, region, detail } = leader;
  const state = groupMachine.table.initial;
  const made = { ...wanted, id, station, state, version: 1, point: { name, point, region, detail } };
  return ok(shownGroup({ ...made, paid: 0, waiting: 0 }));
}

/** What the supplier packs for one point. */
export async function manifestOf(
  { database, groups }: GroupDeps,
  { station }: StaffActor,
  id: string,
): Promise<Result<Manifest, RefusalOf<typeof shopErrors, 'GROUP_NOT_FOUND'>>> {
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
