import { Client } from 'pg';
import type { Host } from './host';
import { insideOf, type Inside } from './inside';

/** A host that programs reach by MCP, its database, and the address and key that one of them calls with. */
export type WithPrograms = {
  readonly inside: Inside;
  readonly database: Client;
  readonly program: { readonly url: string; readonly accessKey: string };
  /** Ends what was opened; the host itself stays with whoever booted it. */
  stop(): Promise<void>;
};

/** Opens a further node of a host to programs, which no host is by itself. */
export async function withPrograms(host: Pick<Host, 'databaseUrl'>): Promise<WithPrograms> {
  const inside = await insideOf(host, { HEARTH_MCP: 'true' });
  const database = new Client({ connectionString: host.databaseUrl });
  await database.connect();
  const token = await inside.ask('adminToken');
  const accessKey = token.ok ? String(token.answer) : '';
  return {
    ...{ inside, database, program: { url: inside.url, accessKey } },
    async stop() {
      await database.end();
      await inside.stop();
    },
  };
}
