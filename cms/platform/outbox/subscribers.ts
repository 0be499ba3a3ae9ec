import type { AnyEventType, EventOf } from '../../contract';
import { Bug } from '../../kernel';
import type { Tx } from '../database/database';
import { createPump } from '../pump/pump';
import { deliverNext, type DeliverDeps } from './deliver';
import type { Retry } from './outbox.rules';
import { declareSubscriptions, subscribersWithWork } from './outbox-store';

/** Who wants which events, and what it does with each. Declared while the host registers and starts. */
export type Subscriber<Types extends readonly AnyEventType[] = readonly AnyEventType[]> = {
  /** `feed.refresh`: keeps its place in the table under this name, so renaming it makes a new subscriber. */
  readonly name: string;
  readonly events: Types;
  /**
   * What it writes through `tx` happens exactly once for each event. Anything outside the database may happen again after a
   * crash: enqueue a job for that, in `tx`.
   */
  handle(event: EventOf<Types[number]>, tx: Tx): Promise<void>;
  readonly retry?: Retry;
  /** How many of its events one node handles at once; 1 for a subscriber whose events get in each other's way. Default 2. */
  readonly atOnce?: number;
  /** Milliseconds that one event may take before its transaction is ended and tried again. Default 60 seconds. */
  readonly timeLimit?: number;
};

/** All subscribers of a node and the deliveries that it works on. */
export type Subscribers = {
  add(subscriber: Subscriber): void;
  /** Tells the house who wants what; from then on deliveries are written for them. */
  declare(): Promise<void>;
  /** Wakes those who want this kind of event. */
  wake(event: string): void;
  /** Wakes those who have something due, whoever failed to wake them. */
  sweep(): Promise<void>;
  start(): void;
  stop(limit: number): Promise<void>;
};

/** Builds the subscribers of one node; `slots` deliveries are worked on at once. */
export function createSubscribers(deps: DeliverDeps, slots: number): Subscribers {
  const { database, log } = deps;
  const all = new Map<string, Subscriber>();
  const pump = createPump({
    slots,
    failed: (subscriber, error) => log.warn('events could not be claimed, trying again soon', { subscriber, error }),
  });
  return {
    add: (subscriber) => {
      const { name, atOnce = 2 } = subscriber;
      if (all.has(name)) throw new Bug(`two subscribers are called ${name}`);
      all.set(name, subscriber);
      pump.add({ name, atOnce, take: (found) => deliverNext(deps, subscriber, found) });
    },
    declare: () =>
      declareSubscriptions(
        database.read,
        [...all.values()].flatMap(({ name, events }) => events.map(({ event }) => ({ event, subscriber: name }))),
      ),
    wake: (event) => {
      for (const { name, events } of all.values()) {
        if (events.some((type) => type.event === event)) pump.wake(name);
      }
    },
    sweep: async () => {
      for (const name of await subscribersWithWork(database.read, [...all.keys()])) pump.wake(name);
    },
    start: () => pump.start(),
    stop: async (limit) => {
      const left = await pump.stop(limit);
      if (left > 0) log.warn('events were still being handled; another node takes them', { left });
    },
  };
}
