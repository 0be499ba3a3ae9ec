import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { dirname, join } from 'node:path';

/** The long form: `npm run faults -- --long`. */
export const isLong = process.env['HEARTH_LONG'] === '1';

const FILE = join(__dirname, '../bench/results.json');

type Figure = { readonly figure: string } & Readonly<Record<string, unknown>>;

/** Keeps what the long form found among the figures of the benchmarks, with date and machine; the short form only checks. */
export function keepFigures(
  name: string,
  found: { value: number; unit: string } & Record<string, number | string>,
): void {
  if (!isLong) return;
  const machine = `${cpus().length} × ${cpus()[0]?.model.trim() ?? 'unknown'}, ${Math.round(totalmem() / 1024 ** 3)} GB`;
  const at = new Date().toISOString();
  const figure: Figure = { figure: name, ...found, passed: true, at, machine: `${machine}, Node ${process.version}` };
  // Written here and by the benchmarks, sorted by name.
  const kept = existsSync(FILE) ? (JSON.parse(readFileSync(FILE, 'utf8')) as Figure[]) : [];
  const all = [...kept.filter((one) => one.figure !== name), figure];
  mkdirSync(dirname(FILE), { recursive: true });
  writeFileSync(
    FILE,
    `${JSON.stringify(
      all.sort((a, b) => (a.figure < b.figure ? -1 : 1)),
      undefined,
      2,
    )}\n`,
  );
  process.stdout.write(`${JSON.stringify(figure)}\n`);
}
