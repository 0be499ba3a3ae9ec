import { deliveryMoved, type Actor, type PostingEvent, type PostingState } from '../../contract';
import { err, ok, type Result } from '../../kernel';
import type { Tx } from '../../platform';
import type { Delivery, DeliveryChange } from './delivery-store';
import type { DeliveryDeps, DeliveryRefusal } from './delivery-deps';
import { deliveryMachine, type DeliveryFacts } from './delivery.machine';

/** One or several steps of a delivery that happen together, and what goes with them. */
export type DeliveryMove = {
  readonly events: readonly PostingEvent[];
  readonly change?: DeliveryChange;
  readonly covered?: boolean;
  readonly actor?: Actor;
  readonly facts?: Readonly<Record<string, unknown>>;
};

type Deps = Pick<DeliveryDeps, 'deliveries' | 'ledger' | 'outbox'>;

/** No lease is left behind, except by those who take one. */
const FREE: DeliveryChange = { leaseOwner: null, leaseUntil: null };

/** Moves a delivery: the machine allows each step, nobody moved it meanwhile, ledger and outbox hear of it, in one transaction. */
export async function moveDelivery(
  deps: Deps,
  tx: Tx,
  { row, move }: { readonly row: Delivery; readonly move: DeliveryMove },
): Promise<Result<PostingState, DeliveryRefusal>> {
  const walked = walk(row, move);
  if (!walked.ok) return walked;
  const { state, events, takedown } = walked.value;
  const rest = SETTLED_BY_TAKEDOWN.includes(state) ? { nextAt: nextAfter(state, row) } : {};
  const change = { ...FREE, gate: null, ...move.change, ...(events.includes('take_down') ? rest : {}) };
  if (!(await deps.deliveries.change(tx, row, { ...change, state, takedown }))) return err('HEARTH.CHANGED_MEANWHILE');
  const { id, station, documentId, locale, channel, revision } = row;
  const actor = move.actor ?? { kind: 'system', id: 'deliveries', name: 'deliveries', station };
  // What merely waits on is no deed; a ledger full of waiting would hide the deeds.
  if (state !== row.state || move.actor) {
    const facts = { documentId, locale, channel, revision, from: row.state, to: state, ...move.facts };
    deps.ledger.append(tx, { actor, action: `delivery.${events.join('+')}`, subject: id, facts });
    await deps.outbox.append(tx, deliveryMoved({ station, deliveryId: id, documentId, locale, channel, state }));
  }
  return ok(state);
}

const SETTLED_BY_TAKEDOWN: readonly PostingState[] = ['takedown_due', 'cancelled', 'dropped', 'manual_takedown'];

/** What is to come down is due at once; what rests is looked at by nobody. */
const nextAfter = (state: PostingState, row: Delivery): Date | null => (state === 'takedown_due' ? row.dueAt : null);

type Walked = { readonly state: PostingState; readonly events: readonly PostingEvent[]; readonly takedown: boolean };

function walk(row: Delivery, { events, covered = true }: DeliveryMove): Result<Walked, DeliveryRefusal> {
  const facts: DeliveryFacts = { covered, wanted: !row.takedown, unsent: row.sentAt === null };
  let [state, takedown] = [row.state, row.takedown];
  const done: PostingEvent[] = [];
  for (const event of events) {
    const next = deliveryMachine.next(state, event, facts);
    if (!next.ok) return err('DELIVERY.NOT_NOW', { state, event, allowed: deliveryMachine.allowed(state) });
    if (next.value.effects.includes('remember-takedown')) takedown = true;
    state = next.value.state;
    done.push(event);
  }
  // An order to take it down that came while it was on its way is carried out as soon as its outcome is known.
  const target = takedown ? deliveryMachine.transition(state, 'take_down')?.to : undefined;
  if (target === undefined || target === state) return ok({ state, events: done, takedown });
  return ok({ state: target, events: [...done, 'take_down'], takedown });
}
