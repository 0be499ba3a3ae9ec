import type { AnyEventType, NewEvent } from '../../contract';
import type { Ids, Random } from '../../kernel';
import type { Database, Tx } from '../database/database';
import type { Listener } from '../listener/listener';
import type { Log } from '../log/log';
import { createRounds } from '../pump/rounds';
import { createBroadcasts, type Broadcast } from './broadcast';
import { OUTBOX_CHANNEL, insertEvent, pruneOutbox } from './outbox-store';
import { createSubscribers, type Subscriber } from './subscribers';

/** Events that were written with the change they speak of, and reach everybody who subscribed. */
export type Outbox = {
  append(tx: Tx, event: NewEvent): Promise<void>;
  /**
   * Hears each event once in the whole house: at least once delivered, effects in the database exactly once. The order is kept
   * only among events of one key; an event that went to the dead letters no longer holds up its key.
   */
  subscribe<const Types extends readonly AnyEventType[]>(subscriber: Subscriber<Types>): void;
  /** Hears each event on each node, for what a node keeps in memory. Never for work: it may be missed, and `lost` says so. */
  onEveryNode<const Types extends readonly AnyEventType[]>(events: Types, broadcast: Broadcast<Types>): void;
  /**
   * Hears on each node that something of these kinds was appended, and nothing more: it asks the database nothing, however many
   * events there are. `lost` says that some may have passed unheard.
   */
  onHint(events: readonly AnyEventType[], hint: Hint): void;
  start(): Promise<void>;
  /** Takes nothing new and finishes what runs, at most that many milliseconds. */
  stop(limit?: number): Promise<void>;
  /** Looks for due deliveries now; a node does this by itself every two seconds. */
  sweep(): Promise<void>;
  prune(keepDays: number): Promise<void>;
};

/** What a node does when it learns that something happened, or may have. */
export type Hint = { happened(): void; lost(): void };

/** What the outbox stands on. */
export type OutboxDeps = {
  readonly database: Database;
  readonly listener: Listener;
  readonly ids: Ids;
  readonly random: Random;
  readonly log: Log;
  /** Deliveries that a node works on at once. Default 4. */
  readonly slots?: number;
};

const SWEEP = 2_000;
const DECLARE_AGAIN = 3_600_000;
const LAST_WAIT = 10_000;

/** Builds the outbox of one node. */
export function createOutbox(deps: OutboxDeps): Outbox {
  const { database, log } = deps;
  const broadcasts = createBroadcasts(deps);
  const subscribers = createSubscribers(deps, deps.slots ?? 4);
  const hints: (readonly [names: ReadonlySet<string>, hint: Hint])[] = [];
  const rounds = createRounds(log, [
    { every: SWEEP, work: subscribers.sweep },
    { every: DECLARE_AGAIN, work: subscribers.declare },
  ]);
  deps.listener.on(OUTBOX_CHANNEL, {
    heard: (said) => {
      const [name = '', id = ''] = said.split(' ');
      subscribers.wake(name);
      broadcasts.heard(name, id);
      for (const [names, hint] of hints) if (names.has(name)) hint.happened();
    },
    connected: () => {
      rounds.now(subscribers.sweep);
      broadcasts.lost();
      for (const [, hint] of hints) hint.lost();
    },
  });

  return {
    append: (tx, event) => insertEvent(tx, deps.ids.next(), event),
    subscribe: (subscriber) => {
      // Each event is parsed by the schema of its own kind before the handler sees it.
      subscribers.add(subscriber);
      if (rounds.running()) rounds.now(subscribers.declare);
    },
    onEveryNode: (events, broadcast) => broadcasts.add(events, broadcast),
    onHint: (events, hint) => void hints.push([new Set(events.map(({ event }) => event)), hint]),
    start: async () => {
      await subscribers.declare();
      subscribers.start();
      rounds.start();
    },
    stop: async (limit = LAST_WAIT) => {
      rounds.stop();
      await subscribers.stop(limit);
    },
    sweep: subscribers.sweep,
    prune: (keepDays) => pruneOutbox(database.read, keepDays),
  };
}
