import type { EditionPlan } from '../../contract';
import type { Tx } from '../../platform';
import type { DeliveryDeps } from './delivery-deps';
import type { Delivery } from './delivery-store';
import { moveDelivery, type DeliveryMove } from './move-delivery';
import type { Work } from './take-work';

/**
 * Gives back what was stopped right before its platform was called: nothing left the house, so it waits as if it had not been begun, and
 * its gates say for what. What somebody planned for it meanwhile holds from here.
 */
export async function giveBack(deps: DeliveryDeps, tx: Tx, { row: before }: Pick<Work, 'row'>): Promise<void> {
  const held = await deps.deliveries.withStanding(tx, before.id);
  if (held?.row.leaseOwner !== deps.worker) return;
  const { row, now } = held;
  const { documentId, locale, channel } = row;
  const plan = (await deps.desk.of(tx, { documentId, locale })).find((one) => one.channel === channel)?.plan ?? null;
  const { events, change } = stepsOf(row, { plan, now });
  await moveDelivery(deps, tx, {
    row,
    // Since when it was begun is what it was before; a step of it that is kept at the platform is gone on with.
    move: { events, change: { ...change, sentAt: before.sentAt, problem: null }, facts: { stopped: true } },
  });
}

type Said = { readonly plan: EditionPlan | null; readonly now: Date };

function stepsOf(row: Delivery, { plan, now }: Said): Required<Pick<DeliveryMove, 'events' | 'change'>> {
  if (plan?.wanted === false) return { events: ['give_back', 'cancel'], change: { nextAt: null } };
  const hours = plan ? hoursOf(row, plan) : row;
  // Its gates are asked at once and say for what it waits.
  const isMoved = hours.dueAt > now || JSON.stringify(hours.embargo) !== JSON.stringify(row.embargo);
  const { dueAt, embargo, endsAt, missed } = hours;
  if (!isMoved) return { events: ['give_back'], change: { endsAt, missed, nextAt: now } };
  const change = { dueAt, embargo, endsAt, missed, nextAt: dueAt, releasedAt: null, releasedBy: null };
  return { events: ['give_back', 'reschedule'], change };
}

type Hours = Pick<Delivery, 'dueAt' | 'embargo' | 'endsAt' | 'missed'>;

/** The hours of a plan; what it leaves open stays as it was. */
const hoursOf = (row: Hours, { dueAt, embargo, endsAt, missed }: EditionPlan): Hours => ({
  dueAt: dueAt === null ? row.dueAt : new Date(dueAt),
  embargo: embargo ?? row.embargo,
  endsAt: endsAt === null ? row.endsAt : new Date(endsAt),
  missed: missed ?? row.missed,
});
