import type { AnyEventType, EventOf, HearthEvent } from '../../contract';
import type { Database } from '../database/database';
import type { Log } from '../log/log';
import { readEvent } from './deliver';
import { errorTrace } from './outbox.rules';
import { eventById } from './outbox-store';

/** What a node does with events that every node hears. */
export type Broadcast<Types extends readonly AnyEventType[] = readonly AnyEventType[]> = {
  heard(event: EventOf<Types[number]>): void | Promise<void>;
  /** Some events may have passed unheard (start, lost connection, a handler that failed): forget everything and read anew. */
  lost(): void | Promise<void>;
};

type Declared = { readonly events: readonly AnyEventType[]; readonly broadcast: Broadcast };

/** The node's ears for its own memory. */
export type Broadcasts = {
  add<const Types extends readonly AnyEventType[]>(events: Types, broadcast: Broadcast<Types>): void;
  heard(name: string, id: string): void;
  lost(): void;
};

/** A broadcast is a hint that memory is stale, so whatever goes wrong ends in `lost`, which is always right. */
export function createBroadcasts({ database, log }: { readonly database: Database; readonly log: Log }): Broadcasts {
  const all: Declared[] = [];

  const forget = async ({ broadcast }: Declared): Promise<void> => {
    try {
      await broadcast.lost();
    } catch (error) {
      log.error('a node could not refresh what it keeps in memory', { trace: errorTrace(error) });
    }
  };

  const tell = async (declared: Declared, event: HearthEvent | undefined): Promise<void> => {
    try {
      if (event) await declared.broadcast.heard(event);
      else await declared.broadcast.lost();
    } catch (error) {
      log.warn('a node missed an event and refreshes', { trace: errorTrace(error) });
      await forget(declared);
    }
  };

  const read = async (declared: Declared, id: string): Promise<HearthEvent | undefined> => {
    try {
      const stored = await eventById(database.read, id);
      return stored && readEvent(declared.events, stored);
    } catch {
      return undefined;
    }
  };

  return {
    // Each event is parsed by the schema of its own kind before the handler sees it.
    add: (events, broadcast) => void all.push({ events, broadcast: broadcast }),
    heard: (name, id) => {
      for (const declared of all) {
        if (declared.events.some(({ event }) => event === name)) {
          void read(declared, id).then((event) => tell(declared, event));
        }
      }
    },
    lost: () => {
      for (const declared of all) void forget(declared);
    },
  };
}
