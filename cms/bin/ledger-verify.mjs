// Checks an exported ledger with nothing but Node: no code of the server takes part, so that an auditor need not trust it.
//   node ledger-verify.mjs export.jsonl [--evidence pack.json]
// With the evidence pack of a takedown it also tells whether the pack is what the ledger sealed.
import { createHash } from 'node:crypto';
import { createReadStream, readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';

const GENESIS = '0'.repeat(64);

/** RFC 8785: members sorted by UTF-16 code units, numbers and strings as ECMAScript writes them. */
function canonical(value) {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (value !== null && typeof value === 'object') {
    const members = Object.keys(value).sort();
    return `{${members.map((key) => `${JSON.stringify(key)}:${canonical(value[key])}`).join(',')}}`;
  }
  return JSON.stringify(value);
}

function hashOf({ hash: _, ...body }) {
  return createHash('sha256').update(canonical(body)).digest('hex');
}

/** What is wrong with a row that stands behind another one. */
function faultsOf(row, previous) {
  const name = `row ${row.seq} (${row.action} on ${row.subject}, ${row.at})`;
  const changed = hashOf(row) === row.hash ? [] : [`${name} was changed: its content does not give its hash`];
  return [...changed, ...misplaced(name, row, previous)];
}

function misplaced(name, row, previous) {
  if (row.seq <= previous.seq) return [`${name} is out of order: it follows row ${previous.seq}`];
  if (row.seq > previous.seq + 1) return [`rows ${previous.seq + 1} to ${row.seq - 1} were removed before ${name}`];
  return row.previous === previous.hash
    ? []
    : [`${name} does not follow the row before it: one of the two was replaced`];
}

/** Reads the chain and tells every fault by row: changed, removed or out of order. */
export async function verify(lines, onRow = () => undefined) {
  const faults = [];
  let previous = { seq: 0, hash: GENESIS };
  let count = 0;
  let expected;
  for await (const line of lines) {
    if (!line.trim()) continue;
    const row = JSON.parse(line);
    if (row.ledger === 'hearth') {
      expected = row;
      continue;
    }
    count += 1;
    faults.push(...faultsOf(row, previous));
    onRow(row);
    previous = row;
  }
  if (expected && (expected.seq !== previous.seq || expected.hash !== previous.hash)) {
    faults.push(
      `the chain ends at row ${previous.seq}, the export was closed at row ${expected.seq}: its end was removed or replaced`,
    );
  }
  return { count, faults, head: previous.hash };
}

/** Whether the evidence of a takedown hashes to what some row of the chain sealed, and names the same order. */
export function evidenceVerdict({ evidence }, sealed, faults) {
  const hash = createHash('sha256').update(canonical(evidence)).digest('hex');
  const row = sealed.get(hash);
  if (row && row.subject === evidence.order.id) return `evidence whole: sealed by row ${row.seq}, ${row.at}\n`;
  faults.push(`the evidence is not what the ledger sealed: ${hash} stands in no row`);
  return '';
}

if (import.meta.url === `file://${process.argv[1]}`) {
  const file = process.argv[2];
  if (!file) {
    process.stderr.write('Usage: ledger-verify export.jsonl\n');
    process.exit(2);
  }
  const sealed = new Map();
  const lines = createInterface({ input: createReadStream(file) });
  const { count, faults, head } = await verify(lines, (row) => {
    if (row.action === 'takedown.sealed') sealed.set(row.version, row);
  });
  const at = process.argv.indexOf('--evidence');
  if (at > 0)
    process.stdout.write(evidenceVerdict(JSON.parse(readFileSync(process.argv[at + 1], 'utf8')), sealed, faults));
  for (const fault of faults) process.stdout.write(`${fault}\n`);
  process.stdout.write(
    faults.length === 0 ? `${count} rows, whole; head ${head}\n` : `${count} rows, ${faults.length} faults\n`,
  );
  process.exit(faults.length === 0 ? 0 : 1);
}
