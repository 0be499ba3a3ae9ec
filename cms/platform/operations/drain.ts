import type { Server, ServerResponse } from 'node:http';
import { Server as NetServer } from 'node:net';

/** Counts what is being answered, so that a node can finish it before it goes. */
export type Drain = {
  /** Stops taking connections and waits for the answers under way, at most that long; says how many were cut off. */
  finish(withinMs: number): Promise<number>;
};

/** A request that was sent before the door closed arrives within this time. */
const ON_THE_WAY_MS = 300;

/** Begins to count on a server. WebSockets are not counted: whoever holds them closes them. */
export function watchDrain(server: Server): Drain {
  const open = new Set<ServerResponse>();
  let wake: (() => void) | undefined;
  let leaving = false;
  server.prependListener('request', (_request, response: ServerResponse) => {
    open.add(response);
    // Kept-alive connections would hold the server open for ever; the next answer tells the client to come anew.
    if (leaving) response.setHeader('Connection', 'close');
    response.once('close', () => {
      open.delete(response);
      if (open.size === 0) wake?.();
    });
  });
  return {
    finish: async (withinMs) => {
      leaving = true;
      // Only the door: http's own close would also reset connections whose request is still on its way.
      NetServer.prototype.close.call(server);
      await new Promise((resolve) => setTimeout(resolve, ON_THE_WAY_MS));
      if (open.size > 0) await whenIdle(withinMs, (call) => (wake = call));
      server.closeIdleConnections();
      return open.size;
    },
  };
}

function whenIdle(withinMs: number, tell: (wake: () => void) => void): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, withinMs);
    tell(() => {
      clearTimeout(timer);
      resolve();
    });
  });
}
