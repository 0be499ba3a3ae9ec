import { createHash, generateKeyPairSync, sign, verify as nodeVerify, createPublicKey } from 'node:crypto';
import type { OwnOrder, PromiseProof } from '@/contract/types';
import { canonical, CHECKS, checkPromise, fingerprint, keyOf, stationOf, type Verify } from './promise-check';

const keys = generateKeyPairSync('ed25519');
const publicKey = keys.publicKey.export({ type: 'spki', format: 'pem' }).toString();
const sha = (...parts: readonly Uint8Array[]) => createHash('sha256').update(Buffer.concat(parts)).digest();
const hex = (text: string) => createHash('sha256').update(text).digest('hex');
const leaf = (hash: string) => sha(Buffer.from([0]), Buffer.from(hash, 'hex'));
const node = (a: Uint8Array, b: Uint8Array) => sha(Buffer.from([1]), a, b);

/** Node's own verification stands in for the phone's: what is tried here is the way to it. */
const verify: Verify = (message, signature, key) => {
  const spki = Buffer.concat([Buffer.from('302a300506032b6570032100', 'hex'), key]);
  return nodeVerify(null, message, createPublicKey({ key: spki, format: 'der', type: 'spki' }), signature);
};

const body = { product: 'p', title: { 'zh-Hans': '脐橙', en: 'Oranges' }, price: 3990, claims: ['“甜”'], basis: null };
const page = hex(canonical(body));
const lines = [{ offer: 'o1', variant: 'v1', quantity: 2, price: 3990, page }];
const promise = canonical({ order: 'x1', station: 'qinghe', buyer: 'b', amount: 7980, lines });
const hash = hex(promise);
const order = { id: 'x1', hash, amount: 7980, lines } as unknown as OwnOrder; // what the check reads of it

function proof(): PromiseProof {
  const [before, after] = [leaf(hex('1')), leaf(hex('3'))];
  const root = node(node(before, leaf(hash)), after);
  return {
    ...{ promise, hash, publicKey, root: root.toString('hex'), batch: 'b1' },
    pages: [{ hash: page, body }],
    path: [
      { side: 'left', hash: before.toString('hex') },
      { side: 'right', hash: after.toString('hex') },
    ],
    signature: sign(null, root, keys.privateKey).toString('base64'),
  };
}

const failed = (given: PromiseProof, of: OwnOrder = order) => {
  const outcome = checkPromise(of, given, verify);
  return CHECKS.filter((name) => !outcome[name]);
};

it('holds as it was given', () => expect(failed(proof())).toEqual([]));

it.each([
  ['another sum', { promise: promise.replace('7980', '8980') }, ['order', 'text']],
  ['another page', { pages: [{ hash: page, body: { ...body, price: 1 } }] }, ['pages']],
  ['no page', { pages: [] }, ['pages']],
  ['another root', { root: hex('other') }, ['batch', 'signature']],
  ['no way to the root', { path: [] }, ['batch']],
  ['half a root', { root: proof().root.slice(0, 10) }, ['batch', 'signature']],
  ['another signature', { signature: Buffer.alloc(64).toString('base64') }, ['signature']],
  ['a key that is none', { publicKey: '?' }, ['signature']],
  ['words that are no JSON', { promise: '{' }, ['order', 'text']],
])('finds %s', (_what, change, names) => expect(failed({ ...proof(), ...change })).toEqual(names));

it('finds the promise of another order', () => {
  expect(failed(proof(), { ...order, id: 'x2' })).toEqual(['order']);
  expect(failed(proof(), { ...order, lines: [{ ...lines[0], quantity: 3 }] } as unknown as OwnOrder)).toEqual([
    'order',
  ]);
  expect(failed(proof(), { ...order, hash: hex('x') })).toEqual(['order']);
});

it('writes JSON with its names in their order, whatever was in which', () => {
  expect(canonical({ b: [1, { d: null, c: 'ä"' }], a: true })).toBe('{"a":true,"b":[1,{"c":"ä\\"","d":null}]}');
});

it('reads the key out of its wrapping, and names it for comparing', () => {
  expect(keyOf(publicKey)).toHaveLength(32);
  expect(fingerprint('?')).toBe('—');
  expect(fingerprint(publicKey)).toMatch(/^([0-9a-f]{4} ){3}[0-9a-f]{4}$/);
});

it('says whose promise it is, where it says so', () => {
  expect([stationOf(proof()), stationOf({ promise: '{' })]).toEqual(['qinghe', '']);
});
