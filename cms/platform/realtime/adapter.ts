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

function overRedis(url: string, log: Log): Crossing {
  const publish = new Redis(url);
  const subscribe = publish.duplicate();
  for (const client of [publish, subscribe]) {
    client.on('error', (error) => {
      log.warn('realtime lost Redis and tries again', { error: error.message });
    });
  }
  const close = async (): Promise<void> => {
    await Promise.allSettled([publish.quit(), subscribe.quit()]);
  };
  return { adapter: createRedisAdapter(publish, subscribe), close };
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
