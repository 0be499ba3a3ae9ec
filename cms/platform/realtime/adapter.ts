import { createAdapter as createPostgresAdapter } from '@socket.io/postgres-adapter';
import { createAdapter as createRedisAdapter } from '@socket.io/redis-adapter';
import Redis from 'ioredis';
import { Pool } from 'pg';
import type { Server } from 'socket.io';
import type { Log } from '../log/log';

/** How the nodes hear each other; `close` gives its connections back. */
export type Crossing = { readonly adapter: Parameters<Server['adapter']>[0]; close(): Promise<void> };

/** Redis when the station has one, else the PostgreSQL that is there anyway. */
export function openCrossing(env: NodeJS.ProcessEnv, log: Log): Crossing {
  return env['REDIS_URL'] ? overRedis(env['REDIS_URL'], log) : overPostgres(env['DATABASE_URL'] ?? '', log);
}

/**
 * Redis may be away for as long as it likes. What is told meanwhile is not kept in a queue that grows: nodes count what they tell each other, and
 * whoever missed something reads its rooms anew. Whoever listens waits for it without an end.
 */
function overRedis(url: string, log: Log): Crossing {
  const publish = new Redis(url, { enableOfflineQueue: false, autoResendUnfulfilledCommands: false });
  const subscribe = new Redis(url, { maxRetriesPerRequest: null });
  const clients = [publish, subscribe];
  for (const client of clients) {
    let isAway = false;
    client.on('error', (error) => {
      // Once, not at each of the tries that follow.
      if (!isAway) log.warn('realtime lost Redis and tries again', { error: error.message });
      isAway = true;
    });
    client.on('ready', () => {
      if (isAway) log.warn('realtime has Redis back', {});
      isAway = false;
    });
    answerNobody(client);
  }
  const close = async (): Promise<void> => {
    await Promise.allSettled(clients.map((client) => (client.status === 'ready' ? client.quit() : gone(client))));
  };
  return { adapter: createRedisAdapter(publish, subscribe), close };
}

const UNHEARD = ['publish', 'subscribe', 'psubscribe', 'unsubscribe', 'punsubscribe'] as const;

/** The adapter waits for no answer; one that fails and that nobody looks at would end the process. */
function answerNobody(client: Redis): void {
  for (const name of UNHEARD) {
    // All of them take what they take and promise something; which types, nobody here looks at.
    const ask = client[name].bind(client) as (...what: unknown[]) => Promise<unknown>;
    Object.assign(client, { [name]: (...what: unknown[]) => ask(...what).catch(() => undefined) });
  }
}

function gone(client: Redis): Promise<void> {
  client.disconnect();
  return Promise.resolve();
}

function overPostgres(connectionString: string, log: Log): Crossing {
  const pool = new Pool({ connectionString, max: 3 });
  const errorHandler = (error: Error): void => {
    log.warn('realtime lost the database and tries again', { error: error.message });
  };
  // The adapter keeps one client out of the pool to listen; nobody else would catch that one's broken line.
  pool.on('connect', (client) => client.on('error', errorHandler));
  pool.on('error', errorHandler);
  return {
    adapter: createPostgresAdapter(pool, { errorHandler }),
    close: () => Promise.race([pool.end(), patience()]),
  };
}

/** The adapter that is still connecting when it is closed never gives that client back; nobody waits for it for ever. */
function patience(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 2_000).unref());
}
