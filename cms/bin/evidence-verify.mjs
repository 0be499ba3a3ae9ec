// Checks the evidence pack of an order or of a live with nothing but Node: no code of the server takes part, so that a court need not trust it.
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

/** What is said of a live stands together: its pages, the duties as they read, the orders and their sum. */
function sessionFaults(contentOf, { session, parts }) {
  const rules = new Map((contentOf('rules') ?? []).map((rule) => [`${rule.id} ${rule.version}`, rule]));
  const answers = (contentOf('duties') ?? []).flatMap(({ id, answers: given }) => given.map((one) => ({ ...one, id })));
  return [
    contentOf('session')?.id !== session && 'the live is another one',
    ...(contentOf('pages') ?? []).map(
      ({ hash, body }) => hex(canonical(body)) !== hash && `the page ${hash} was changed`,
    ),
    ...answers.map((answer) => answerFault(answer, rules.get(`${answer.id} ${answer.dutyVersion}`))),
    ...sumFaults(
      contentOf('sums'),
      parts.filter(({ name }) => name.startsWith('orders-')).flatMap(({ body }) => JSON.parse(body)),
    ),
  ];
}

/** An answer names the duty as it read when it was given. */
function answerFault({ id, dutyHash }, rule) {
  if (!rule) return false;
  const { version, article, duty, stage, when, check } = rule;
  return (
    hex(canonical({ id, version, article, duty, stage, when, check })) !== dutyHash && `the duty “${id}” read otherwise`
  );
}

function sumFaults(sums, orders) {
  if (!sums) return ['the sums are missing'];
  const sum = (name) => orders.reduce((all, order) => all + order[name], 0);
  return [
    hex(orders.map(({ order, hash }) => `${order}:${hash}\n`).join('')) !== sums.digest &&
      'the orders are not those of the sums',
    orders.length !== sums.orders && 'an order is missing',
    (sum('amount') !== sums.amount || sum('refunded') !== sums.refunded) && 'the orders do not come to the sums',
  ];
}

const FORMATS = { 'hearth.order-evidence/1': 'Order', 'hearth.session-evidence/1': 'Live' };

function faultsOf(pack) {
  const { root, signature: _signed, publicKey: _key, parts, ...head } = pack;
  const listed = parts.map(({ name, sha256 }) => ({ name, sha256 }));
  const contentOf = (name) => JSON.parse(parts.find((part) => part.name === name)?.body ?? 'null');
  const ledger = contentOf('ledger');
  return [
    !(pack.format in FORMATS) && 'nobody here knows this format',
    ...parts.map(({ name, sha256, body }) => hex(body) !== sha256 && `the part “${name}” was changed`),
    hex(canonical({ ...head, parts: listed })) !== root && 'the parts do not give the root',
    !isSigned(pack) && 'the root is not signed by the key that it names',
    ...(pack.format === 'hearth.session-evidence/1' ? sessionFaults(contentOf, pack) : orderFaults(contentOf, pack)),
    ...(ledger ? ledgerFaults(ledger) : ['the ledger is missing']),
  ].filter(Boolean);
}

function orderFaults(contentOf, { order }) {
  const promise = contentOf('promise');
  return promise ? promiseFaults(promise, order) : ['the promise is missing'];
}

const [file, flag, fingerprint] = process.argv.slice(2);
/** A file that was cut off while it came is no pack. */
function packIn(text) {
  try {
    return JSON.parse(text);
  } catch {
    console.log('✗ the file is not whole');
    process.exit(1);
  }
}

const pack = packIn(readFileSync(file, 'utf8'));
const key = createPublicKey(pack.publicKey).export({ type: 'spki', format: 'der' });
const print = sha(key).digest('hex');
const faults = faultsOf(pack);
if (flag === '--fingerprint' && print !== fingerprint)
  faults.push('it is signed by another key than the published one');
console.log(
  `${FORMATS[pack.format] ?? 'Pack'} ${pack.session ?? pack.order} of ${pack.station}, made ${pack.madeAt}, key ${print}`,
);
for (const fault of faults) console.log(`✗ ${fault}`);
console.log(faults.length === 0 ? '✓ whole and signed' : `${faults.length} faults`);
process.exitCode = faults.length === 0 ? 0 : 1;
