import { err, ok, type Result } from '@hearth/cms/kernel';
import type { RefusalOf, StaffActor } from '@hearth/cms/contract';
import type { Ledger, SharedTime, Tx } from '@hearth/cms/platform';
import type { Group, GroupRefusal, LiveGroups, LiveOffer } from '@hearth/shop/contract';
import type { LiveGroup, LiveRooms, OpenGroup, pinErrors, SessionFacts, sessionErrors } from '../../contract';
import { usualOf } from '../pins/pin-goods';
import type { PinDeps } from '../pins/pins-deps';
import { groupTool, liveGroup, offersOf, type SeeGroupsDeps } from './see-groups';

/** What the verbs of groups in lives are handed. */
export type GroupDeps = SeeGroupsDeps & {
  readonly ledger: Ledger;
  readonly time: SharedTime;
  readonly prices: Pick<PinDeps['prices'], 'running'>;
  readonly groups: LiveGroups;
  readonly rooms: Pick<LiveRooms, 'tell'>;
};

type Refused =
  GroupRefusal | RefusalOf<typeof sessionErrors, 'NOT_FOUND'> | RefusalOf<typeof pinErrors, 'OFF_AIR' | 'REHEARSAL'>;

type Opening = OpenGroup & { readonly id: string };

/** Gathers a group for something that a live sells, at its usual price, and tells the room. */
export async function openGroup(
  deps: GroupDeps,
  actor: StaffActor,
  { id, ...wanted }: Opening,
): Promise<Result<LiveGroup, Refused>> {
  return deps.database.transaction(async (tx): Promise<Result<LiveGroup, Refused>> => {
    const session = await deps.sessions.find(tx, id);
    if (session?.station !== actor.station) return err('SESSION.NOT_FOUND');
    if (session.isRehearsal) return err('PINS.REHEARSAL');
    if (session.state !== 'live') return err('PINS.OFF_AIR', { state: session.state });
    const goods = await goodsOf(deps, tx, { session, offer: wanted.offer });
    if (!goods) return err('SHOP.OFFER_NOT_FOUND');
    const now = await deps.time.now(tx);
    const { leader, minimum, minutes } = wanted;
    const cutoff = new Date(now.getTime() + minutes * 60_000).toISOString();
    const made = await deps.groups.make(tx, actor, { offer: goods.id, leader, minimum, cutoff });
    if (!made.ok) return made;
    return ok(tell(deps, tx, { actor, session, goods, group: made.value, now }));
  });
}

type Wanted = { readonly session: SessionFacts; readonly offer: string };

/** What is bought together: whoever presses may see the goods at their price for some minutes, and a group lasts longer. */
async function goodsOf(deps: GroupDeps, tx: Tx, { session, offer }: Wanted): Promise<LiveOffer | undefined> {
  const usual = await usualOf(deps, tx, { id: session.id, offer });
  if (!(await offersOf(deps, session)).includes(usual)) return undefined;
  const [goods] = await deps.offers.of(session.station, [usual]);
  return goods;
}

type Told = {
  readonly actor: StaffActor;
  readonly session: SessionFacts;
  readonly goods: LiveOffer;
  readonly group: Group;
  readonly now: Date;
};

function tell({ ledger, rooms }: GroupDeps, tx: Tx, { actor, session, goods, group, now }: Told): LiveGroup {
  const { id, offer, leader, cutoff, minimum, paid, point } = group;
  const facts = { group: id, offer, leader, cutoff, minimum };
  ledger.append(tx, { actor, action: 'live.group-opened', subject: session.id, facts });
  const shown = liveGroup({ id, offer, cutoff, minimum, paid, point, madeAt: now.toISOString() }, goods);
  tx.afterCommit(() => {
    rooms.tell(session.room, { type: 'tool-opened', tool: groupTool(shown) });
  });
  return shown;
}
