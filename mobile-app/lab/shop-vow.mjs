// What the lab's station promises, signed as the host signs: canonical JSON, a tree over the batch, Ed25519 over its root.
import { createHash, generateKeyPairSync, sign } from 'node:crypto';

const keys = generateKeyPairSync('ed25519');
const publicKey = keys.publicKey.export({ type: 'spki', format: 'pem' });
const sha = (...parts) => createHash('sha256').update(Buffer.concat(parts)).digest();
const hex = (text) => createHash('sha256').update(text).digest('hex');
const leaf = (hash) => sha(Buffer.from([0]), Buffer.from(hash, 'hex'));
const node = (left, right) => sha(Buffer.from([1]), left, right);

export function canonical(value) {
  if (Array.isArray(value)) return `[${value.map(canonical).join()}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const names = Object.keys(value).sort();
  return `{${names.map((name) => `${JSON.stringify(name)}:${canonical(value[name])}`).join()}}`;
}

/** The page of an offer under its hash, as it is sealed when the offer opens. */
export function sealPage({ variant, product, title, spec, price, basePrice, basis, perBuyer, promise, claims }) {
  const body = { variant, product, title, spec, price, basePrice, basis, perBuyer, promise, claims };
  return { hash: hex(canonical(body)), body };
}

/** The text of a promise and its hash. */
export function vowOf({ id, placedAt, payUntil, goods, freight, discount, amount, lines }, buyer) {
  const said = lines.map(({ offer, variant, quantity, price, page }) => ({ offer, variant, quantity, price, page }));
  const sums = { goods, freight, discount, amount };
  const promise = canonical({ order: id, station: 'qinghe', buyer, at: placedAt, payUntil, ...sums, lines: said });
  return { promise, hash: hex(promise) };
}

/** The order stands between two others of its batch, so that its way to the root has a turn to the left and one to the right. */
export function proofOf({ promise, hash }, pages) {
  const [before, after] = [leaf(hex('before')), leaf(hex('after'))];
  const root = node(node(before, leaf(hash)), after);
  return {
    ...{ promise, hash, pages, publicKey, root: root.toString('hex') },
    path: [
      { side: 'left', hash: before.toString('hex') },
      { side: 'right', hash: after.toString('hex') },
    ],
    signature: sign(null, root, keys.privateKey).toString('base64'),
    batch: '0198f000-0000-7000-8000-000000000b01',
  };
}
