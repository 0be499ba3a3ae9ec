import { resolve } from 'node:path';
import knex from 'knex';
import { createDatabase, createLedger, plainConnection } from '../platform';
import { systemIds } from '../kernel';
import { prepareDatabase } from './prepare-database';

/** Writes a station's chain as JSON Lines; the first line says where it ends, so that a cut-off end is seen. */
export async function exportLedger(url: string, station: string, write: (line: string) => void): Promise<void> {
  const pool = knex({ client: 'pg', connection: url, pool: { min: 0, max: 1 } });
  const database = createDatabase(plainConnection(pool), { hookFailed: () => undefined });
  const ledger = createLedger({ database, ids: systemIds });
  try {
    // bigint columns arrive as text.
    const head = (await pool('ledger_head').where({ station }).first()) as { seq: string; hash: string } | undefined;
    if (!head) throw new Error(`The station ${station} has no ledger yet.`);
    const last = Number(head.seq);
    write(JSON.stringify({ ledger: 'hearth', station, seq: last, hash: head.hash }));
    for (let seq = 0; seq < last;) {
      const page = (await ledger.after(station, seq)).filter((entry) => entry.seq <= last);
      for (const entry of page) write(JSON.stringify(entry));
      seq = page.at(-1)?.seq ?? last;
    }
  } finally {
    await pool.destroy();
  }
}

async function main(): Promise<void> {
  const station = process.argv[2];
  if (!station) throw new Error('Usage: npm run ledger:export -- STATION > export.jsonl');
  await prepareDatabase(resolve(__dirname, '../../..'), process.env);
  await exportLedger(process.env['DATABASE_URL'] ?? '', station, (line) => process.stdout.write(`${line}\n`));
}

if (require.main === module) {
  main().catch((error: unknown) => {
    process.stderr.write(`${String(error)}\n`);
    process.exit(1);
  });
}
