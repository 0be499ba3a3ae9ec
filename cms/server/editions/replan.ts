import { deliveryMoved, DELIVERIES_MANAGE, type PostingEvent, type StaffActor } from '../../contract';
import { err, ok, type Result } from '../../kernel';
import type { Tx } from '../../platform';
import type { Delivery, NewDelivery } from '../deliveries/delivery-store';
import { moveDelivery } from '../deliveries/move-delivery';
import { prepare } from '../deliveries/plan-deliveries';
import type { EditionDeps, EditionRefusal } from './edition-deps';
import { followsBy, isSigned, planningOf } from './replan.rules';
import type { StoryAtDesk } from './view-editions';

type Replan = { readonly story: StoryAtDesk; readonly channel: string; readonly actor: StaffActor };
type Replanned = Promise<Result<true, EditionRefusal>>;

/**
 * Lets the deliveries of a signed story follow what was just said of one account (签发后补排): the missing one is added, one that was
 * taken back is wanted again, one that waits gets its new hour or is taken back. All of them ask the same gates as those that the
 * signature planned.
 */
export async function replan(deps: EditionDeps, tx: Tx, { story, channel, actor }: Replan): Replanned {
  const { revision } = story;
  if (!isSigned(story)) return ok(true);
  const before = await deps.deliveries.lineage(tx, revision);
  const row = before.findLast((one) => one.channel === channel);
  const [wish] = await prepare(deps, tx, { revision, before, only: channel });
  const planning = planningOf({ isSigned: true, revision: revision.n, row });
  if (planning === 'adds' && wish) return (await mayFollow(deps, { actor, wish })) ?? add(deps, tx, { wish, actor });
  const event = row && followsBy(planning, { state: row.state, isWanted: wish !== undefined });
  if (!event) return ok(true);
  return (await mayFollow(deps, { actor, wish })) ?? follow(deps, tx, { row, event, wish, actor });
}

type Wanting = { readonly actor: StaffActor; readonly wish: NewDelivery | undefined };

/** Before the signature whoever writes editions plans them; what was signed is moved by those who handle deliveries. */
async function mayFollow(deps: EditionDeps, { actor, wish }: Wanting) {
  const powers = await deps.review.roster.powersOf(actor.id);
  if (!powers.includes(DELIVERIES_MANAGE)) return err('HEARTH.NOT_ALLOWED');
  return wish?.endsAt && wish.endsAt <= wish.dueAt ? err('DELIVERY.ENDS_BEFORE_IT_BEGINS') : undefined;
}

type Follow = {
  readonly row: Delivery;
  readonly event: PostingEvent;
  readonly wish: NewDelivery | undefined;
  readonly actor: StaffActor;
};

/** A release by name was given for what was said before, so it goes with it. */
async function follow(deps: EditionDeps, tx: Tx, { row, event, wish, actor }: Follow): Replanned {
  const change = wish
    ? { ...hoursOf(wish), problem: wish.problem, attempt: 0, looks: 0, releasedAt: null, releasedBy: null }
    : { nextAt: null };
  const events: readonly PostingEvent[] = wish?.problem ? [event, 'unfit'] : [event];
  const facts = { reason: 'replanned', dueAt: wish?.dueAt.toISOString() ?? null };
  const moved = await moveDelivery(deps, tx, { row, move: { events, change, actor, facts } });
  return moved.ok ? ok(true) : moved;
}

const hoursOf = ({ dueAt, endsAt, embargo, missed, nextAt }: NewDelivery) => ({
  ...{ dueAt, endsAt, embargo, missed, nextAt },
});

type Add = { readonly wish: NewDelivery; readonly actor: StaffActor };

async function add(deps: EditionDeps, tx: Tx, { wish, actor }: Add): Replanned {
  // The key of edition, revision, action and account: whoever planned it meanwhile planned the same.
  if (!(await deps.deliveries.insert(tx, wish))) return err('HEARTH.CHANGED_MEANWHILE');
  const { id, station, documentId, locale, channel, revision, state } = wish;
  const facts = { documentId, locale, channel, revision, dueAt: wish.dueAt.toISOString() };
  deps.ledger.append(tx, { actor, action: 'delivery.added', subject: id, facts });
  await deps.outbox.append(tx, deliveryMoved({ station, deliveryId: id, documentId, locale, channel, state }));
  return ok(true);
}
