import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { exportLedger } from '../../bin/ledger-export';
import { systemIds } from '../../kernel';
import { aDatabase, type TestDatabase } from '../../../tests/host/database';
import { createLedger, type Ledger } from './ledger';

const VERIFIER = join(__dirname, '../../bin/ledger-verify.mjs');
const wang = {
  kind: 'staff',
  id: 'wang',
  name: '王敏',
  station: 'yunze',
  stations: ['yunze'],
  roles: ['editor'],
} as const;

let test: TestDatabase;
let ledger: Ledger;

beforeAll(async () => {
  test = await aDatabase();
  ledger = createLedger({ database: test.database, ids: systemIds });
});
afterAll(() => test.drop());

function record(action: string, facts: Record<string, unknown> = {}): Promise<void> {
  return test.database.transaction((tx) => {
    ledger.append(tx, { actor: wang, action, subject: 'story-1', version: 'v1', facts });
    return Promise.resolve();
  });
}

/** What an auditor does: takes the file and the script elsewhere and runs it. */
function audit(lines: readonly string[]): { status: number | null; output: string } {
  const file = join(mkdtempSync(join(tmpdir(), 'ledger-')), 'export.jsonl');
  writeFileSync(file, lines.join('\n'));
  const { status, stdout } = spawnSync(process.execPath, [VERIFIER, file], { encoding: 'utf8' });
  return { status, output: stdout };
}

async function exported(): Promise<string[]> {
  const lines: string[] = [];
  await exportLedger(test.url, 'yunze', (line) => lines.push(line));
  return lines;
}

it('chains what many do at once, without a gap or a fork', async () => {
  await Promise.all(
    Array.from({ length: 40 }, (_, n) => record('story.touched', { n, title: '桃园丰收 “一斤”', half: 0.5 })),
  );
  const { status, output } = audit(await exported());
  expect(output).toContain('40 rows, whole');
  expect(status).toBe(0);
});

it('gives what happened to several at once, each with its own, and nothing of another station', async () => {
  await test.database.transaction((tx) => {
    const deeds = [['tea', 'goods.shown'] as const, ['pear', 'goods.shown'] as const, ['tea', 'goods.barred'] as const];
    for (const [subject, action] of deeds)
      ledger.append(tx, { actor: { ...wang, station: 'linhai' }, action, subject });
    return Promise.resolve();
  });
  const seen = await ledger.ofAll('linhai', ['tea', 'plum', 'pear', 'tea']);
  expect([...seen].map(([subject, entries]) => [subject, entries.map(({ action }) => action)])).toEqual([
    ['tea', ['goods.shown', 'goods.barred']],
    ['plum', []],
    ['pear', ['goods.shown']],
  ]);
  expect(seen.get('tea')).toEqual(await ledger.of('linhai', 'tea'));
  expect([...(await ledger.ofAll('yunze', ['tea'])).values()]).toEqual([[]]);
});

it('keeps nothing of a transaction that was rolled back', async () => {
  const before = (await exported()).length;
  const failing = test.database.transaction((tx) => {
    ledger.append(tx, { actor: wang, action: 'story.lost', subject: 'story-1' });
    return Promise.reject(new Error('no'));
  });
  await expect(failing).rejects.toThrow('no');
  expect(await exported()).toHaveLength(before);
});

it('refuses to be changed, even by the owner of the database', async () => {
  await expect(test.knex('ledger_entry').update({ action: 'x' })).rejects.toThrow('append-only');
  await expect(test.knex('ledger_entry').del()).rejects.toThrow('append-only');
  await expect(test.knex.raw('TRUNCATE ledger_entry')).rejects.toThrow('append-only');
});

it('names the row that was changed, removed or moved, whichever it is', async () => {
  const lines = await exported();
  const [header, ...rows] = lines as [string, ...string[]];
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: rows.length - 2 }),
      fc.constantFrom('change', 'remove', 'swap'),
      (at, how) => {
        const tampered = [...rows];
        const row = JSON.parse(tampered[at] ?? '') as { seq: number; facts: object };
        if (how === 'change') tampered[at] = JSON.stringify({ ...row, facts: { ...row.facts, n: 'other' } });
        if (how === 'remove') tampered.splice(at, 1);
        if (how === 'swap') tampered.splice(at, 2, tampered[at + 1] ?? '', tampered[at] ?? '');
        const { status, output } = audit([header, ...tampered]);
        expect(status).toBe(1);
        expect(output).toMatch(how === 'remove' ? new RegExp(`rows? ${row.seq} `) : new RegExp(`row ${row.seq} `));
      },
    ),
    { numRuns: 20 },
  );
});

it('sees that the end was cut off', async () => {
  const lines = await exported();
  expect(audit(lines.slice(0, -3)).output).toContain('its end was removed');
});

it('verifies with Node alone, from any folder', () => {
  expect(() => execFileSync(process.execPath, ['--check', VERIFIER])).not.toThrow();
});
