/** Figures: what a bench measured, beside the limit or the peer that it measured in the same run. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const RESULTS = join(dirname(fileURLToPath(import.meta.url)), 'results.json');

/** Where the figures come from; without it they say nothing. */
export function machine() {
  const processors = cpus();
  const memory = Math.round(totalmem() / 1024 ** 3);
  return `${processors.length} × ${processors[0]?.model.trim() ?? 'unknown'}, ${memory} GB, Node ${process.version}`;
}

/**
 * Prints one figure. `limit` names what it is held against and `limitMeasured` is its value in this run; `wanted` is
 * `{ atLeast }` or `{ below }`, of the ratio when there is a measured limit, else of the value. Other facts are told beside.
 */
export function figure({ name, value, unit, limit, limitMeasured, wanted, ...facts }) {
  const ratio = limitMeasured === undefined ? undefined : value / limitMeasured;
  const judged = ratio ?? value;
  const passed = wanted.atLeast === undefined ? judged < wanted.below : judged >= wanted.atLeast;
  const line = {
    figure: name,
    value: rounded(value),
    unit,
    limit: limit ?? null,
    limitMeasured: limitMeasured === undefined ? null : rounded(limitMeasured),
    ratio: ratio === undefined ? null : rounded(ratio),
    wanted: wanted.atLeast === undefined ? `< ${wanted.below}` : `≥ ${wanted.atLeast}`,
    passed,
    ...facts,
    at: new Date().toISOString(),
    machine: machine(),
  };
  process.stdout.write(`${JSON.stringify(line)}\n`);
  return line;
}

/** Keeps the newest value of each figure and leaves the others as they were. */
export function keepFigures(figures) {
  const kept = existsSync(RESULTS) ? JSON.parse(readFileSync(RESULTS, 'utf8')) : [];
  const byName = new Map([...kept, ...figures].map((one) => [one.figure, one]));
  const sorted = [...byName.values()].sort((a, b) => (a.figure < b.figure ? -1 : 1));
  writeFileSync(RESULTS, `${JSON.stringify(sorted, null, 2)}\n`);
}

function rounded(value) {
  return Number(value.toPrecision(4));
}
