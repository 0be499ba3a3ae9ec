// Checks the evidence pack of an order with nothing but Node: no code of the server takes part, so that a court need not trust it.
//   node evidence-verify.mjs pack.json [--fingerprint SHA-256-OF-THE-PUBLISHED-KEY]
import { createHash, createPublicKey, verify as verifySignature } from 'node:crypto';
import { readFileSync } from 'node:fs';

const sha = (...bytes) => createHash('sha256').update(Buffer.concat(bytes));
const hex = (text) => sha(Buffer.from(text)).digest('hex');

/** RFC 8785: members sorted by UTF-16 code units, numbers and strings as ECMAScript writes them. */
function canonical(value) {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (value !== null && typeof value === 'object') {
    const members = Object.keys(value).sort();
    return `{${members.map((key) => `${JSON.stringify(key)}:${canonical(value[key])}`).join(',')}}`;
  }
  return JSON.stringify(value);
}

const isSigned = ({ root, signature, publicKey }) =>
  verifySignature(null, Buffer.from(root, 'hex'), publicKey, Buffer.from(signature, 'base64'));

/** Where the way of a promise leads: RFC 6962 leaves and nodes. */
function rootBy(hash, path) {
  let node = sha(Buffer.from([0]), Buffer.from(hash, 'hex')).digest();
  for (const { side, hash: neighbour } of path) {
    const other = Buffer.from(neighbour, 'hex');
    node = sha(Buffer.from([1]), ...(side === 'left' ? [other, node] : [node, other])).digest();
  }
  return node.toString('hex');
}

function promiseFaults(promise, order) {
  const said = JSON.parse(promise.promise);
  return [
    hex(promise.promise) !== promise.hash && 'the promise was changed',
    said.order !== order && 'the promise is of another order',
    rootBy(promise.hash, promise.path) !== promise.root && 'the promise does not lead to its root',
    !isSigned(promise) && 'the promise is not signed by the key that it names',
    promise.pages.some(({ hash, body }) => hex(canonical(body)) !== hash) && 'a page was changed',
  ];
}

function ledgerFaults(entries) {
  return entries.map(
    ({ hash, ...body }) => hex(canonical(body)) !== hash && `entry ${body.seq} of the ledger was changed`,
  );
}

function faultsOf(pack) {
  const { format, station, order, madeAt, keptUntil, parts } = pack;
  const listed = parts.map(({ name, sha256 }) => ({ name, sha256 }));
  const contentOf = (name) => JSON.parse(parts.find((part) => part.name === name)?.body ?? 'null');
  const [promise, ledger] = [contentOf('promise'), contentOf('ledger')];
  return [
    ...parts.map(({ name, sha256, body }) => hex(body) !== sha256 && `the part “${name}” was changed`),
    hex(canonical({ format, station, order, madeAt, keptUntil, parts: listed })) !== pack.root &&
      'the parts do not give the root',
    !isSigned(pack) && 'the root is not signed by the key that it names',
    ...(promise ? promiseFaults(promise, order) : ['the promise is missing']),
    ...(ledger ? ledgerFaults(ledger) : ['the ledger is missing']),
  ].filter(Boolean);
}

const [file, flag, fingerprint] = process.argv.slice(2);
const pack = JSON.parse(readFileSync(file, 'utf8'));
const key = createPublicKey(pack.publicKey).export({ type: 'spki', format: 'der' });
const print = sha(key).digest('hex');
const faults = faultsOf(pack);
if (flag === '--fingerprint' && print !== fingerprint)
  faults.push('it is signed by another key than the published one');
console.log(`Order ${pack.order} of ${pack.station}, made ${pack.madeAt}, key ${print}`);
for (const fault of faults) console.log(`✗ ${fault}`);
console.log(faults.length === 0 ? '✓ whole and signed' : `${faults.length} faults`);
process.exitCode = faults.length === 0 ? 0 : 1;
