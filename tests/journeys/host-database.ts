import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Client } from 'pg';

/** Where the embedded database of a host listens, by what it leaves beside its data. */
export function embeddedUrl(dataDir: string): string {
  const [, , , port = ''] = readFileSync(join(dataDir, 'postmaster.pid'), 'utf8').split('\n');
  const password = readFileSync(`${dataDir}.password`, 'utf8').trim();
  return `postgres://hearth:${password}@127.0.0.1:${port.trim()}/hearth`;
}

/** Lets time pass that nobody can wait for: one statement in the database of the host, and nothing of what a person does. */
export async function passTime(url: string, statement: string, values: readonly unknown[]): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    const { rowCount } = await client.query(statement, [...values]);
    if (rowCount === 0) throw new Error(`Nothing was there whose time could pass: ${statement}`);
  } finally {
    await client.end();
  }
}
