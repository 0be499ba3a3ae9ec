import type { AnyEventType, HearthEvent } from '../../contract';
import { Bug, type Random } from '../../kernel';
import type { Database } from '../database/database';
import { fromJsonb } from '../database/jsonb';
import type { Log } from '../log/log';
import { USUAL_RETRY, errorTrace, nextTry } from './outbox.rules';
import { noteFailedTry, takeDelivery, type Delivery, type StoredEvent } from './outbox-store';
import type { Subscriber } from './subscribers';

const TIME_LIMIT = 60_000;

/** What delivering stands on. */
export type DeliverDeps = { readonly database: Database; readonly random: Random; readonly log: Log };

/** Takes and handles one delivery in one transaction; returns at once when none is due. */
export async function deliverNext(deps: DeliverDeps, subscriber: Subscriber, found: () => void): Promise<void> {
  const claim: { delivery?: Delivery } = {};
  try {
    await deps.database.transaction(async (tx) => {
      const delivery = await takeDelivery(tx, subscriber.name, subscriber.timeLimit ?? TIME_LIMIT);
      if (!delivery) return;
      claim.delivery = delivery;
      found();
      await subscriber.handle(readEvent(subscriber.events, delivery), tx);
    });
  } catch (error) {
    if (!claim.delivery) throw error;
    await failed(deps, subscriber, { delivery: claim.delivery, error });
  }
}

type Failure = { readonly delivery: Delivery; readonly error: unknown };

async function failed(deps: DeliverDeps, subscriber: Subscriber, { delivery, error }: Failure): Promise<void> {
  const wait = nextTry(subscriber.retry ?? USUAL_RETRY, delivery.tries + 1, deps.random);
  deps.log[wait === undefined ? 'error' : 'warn']('an event could not be handled', {
    subscriber: subscriber.name,
    event: delivery.name,
    eventId: delivery.id,
    tries: delivery.tries + 1,
    trace: errorTrace(error),
  });
  await noteFailedTry(deps.database.read, {
    subscriber: subscriber.name,
    eventId: delivery.id,
    tries: delivery.tries,
    error: errorTrace(error),
    wait,
  });
}

/** Turns a row into the event of its kind; an older release may have written what today's schema refuses. */
export function readEvent(types: readonly AnyEventType[], stored: StoredEvent): HearthEvent {
  const type = types.find(({ event }) => event === stored.name);
  if (!type) throw new Bug(`an event ${stored.name} came to a subscriber that never asked for it`);
  const { id, name, station, occurredAt } = stored;
  return { id, name, station, occurredAt, payload: type.schema.parse(fromJsonb(stored.payload)) };
}
