import type { EventEmitter } from 'node:events';
import type { Knex } from 'knex';

/** One open connection that only listens. */
export type Line = { close(): Promise<void> };

/** What is told of a line: what was said on a channel, and, once, that nothing more will come. */
export type LineEvents = { said(channel: string, payload: string): void; broke(): void };

type RawConnection = EventEmitter & {
  query(sql: string): Promise<unknown>;
  end(): Promise<void>;
  readonly connection: { readonly stream: { destroy(): void } };
};

const HEARTBEAT = 5_000;
const PATIENCE = 4_000;

/** Opens a connection of its own with the pool's settings, because a pooled one forgets its LISTEN when it is given back. */
export async function openLine(pool: Knex, channels: Iterable<string>, events: LineEvents): Promise<Line> {
  // knex leaves `client` untyped; acquireRawConnection is what its own pool calls to make a connection.
  const raw = await (pool.client as { acquireRawConnection(): Promise<RawConnection> }).acquireRawConnection();
  let open = true;
  const broken = (): void => {
    if (!open) return;
    open = false;
    clearInterval(beat);
    raw.connection.stream.destroy();
    events.broke();
  };
  const beat = setInterval(() => void heartbeat(raw, broken), HEARTBEAT).unref();
  raw.on('error', broken);
  raw.on('end', broken);
  raw.on('notification', (message: { channel: string; payload?: string }) => {
    events.said(message.channel, message.payload ?? '');
  });
  try {
    for (const channel of channels) await raw.query(`LISTEN "${channel}"`);
  } catch (error) {
    broken();
    throw error;
  }
  return {
    close: async () => {
      open = false;
      clearInterval(beat);
      await raw.end().catch(() => undefined);
    },
  };
}

/** A network that vanished says nothing; only a question without an answer shows it. */
async function heartbeat(raw: RawConnection, broken: () => void): Promise<void> {
  const patience = setTimeout(broken, PATIENCE).unref();
  try {
    await raw.query('SELECT 1');
  } catch {
    broken();
  } finally {
    clearTimeout(patience);
  }
}
