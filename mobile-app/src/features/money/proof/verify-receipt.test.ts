import { createHash, generateKeyPairSync, sign, type KeyObject } from 'node:crypto';
import type { DayRoots, Receipt } from '@/contract/types';
import { dayText, hashOf, postingText, type PostingBody, type ProofStep } from './book-proof';
import vectors from './vectors.json';
import { verifyReceipt } from './verify-receipt.rules';

// What the host made, as it goes over the line: JSON knows no literal types.
const { receipt, keys } = vectors as unknown as { receipt: Receipt; keys: DayRoots['keys'] };
const copy = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T;

it('has the texts and hashes of the host', () => {
  expect(vectors.texts).toEqual(receipt.postings.map(({ body }) => postingText(body)));
  expect(receipt.postings.map(({ hash }) => hash)).toEqual(receipt.postings.map(({ body }) => hashOf(body)));
  expect(vectors.dayTexts).toEqual(receipt.days.map(dayText));
});

it('verifies what the host made, and says by which days and key', () => {
  expect(verifyReceipt(receipt, keys)).toEqual({
    ...{ is: 'verified', days: ['2026-11-28', '2026-11-29'] },
    key: expect.stringMatching(/^([0-9a-f]{4} ?){4}$/) as string,
  });
});

it('waits while a day is not over, and not when what is there is wrong', () => {
  const open = copy(receipt);
  for (const posting of open.postings) posting.proof = null;
  expect(verifyReceipt({ ...open, days: [] }, [])).toEqual({ is: 'waiting' });
  expect(verifyReceipt({ ...open, paid: open.paid + 1 }, keys)).toEqual({ is: 'broken', why: 'sums' });
  expect(verifyReceipt({ ...open, postings: [] }, keys)).toEqual({ is: 'broken', why: 'nothing' });
});

const SPOILS: readonly (readonly [why: string, spoil: (one: Receipt) => unknown])[] = [
  ['posting', (one) => (one.postings[0]!.body.entries[0]![1] = '1')],
  ['sums', (one) => (one.shares[0]!.fen += 1)],
  ['sums', (one) => one.shares.pop()],
  ['sums', (one) => (one.mode = 'station')],
  ['tree', (one) => one.postings[0]!.proof!.path.pop()],
  ['tree', (one) => (one.days = [])],
  ['key', (one) => (one.days[0]!.key = '00000000-0000-4000-8000-000000000000')],
  ['signature', (one) => (one.days[0]!.head = 'f'.repeat(64))],
];

it.each(SPOILS)('says that the %s does not fit', (why, spoil) => {
  const spoilt = copy(receipt);
  spoil(spoilt);
  expect(verifyReceipt(spoilt, keys)).toEqual({ is: 'broken', why });
});

type Leaf = { readonly path: readonly (string | number)[]; readonly value: string | number };

/** Every text and number of what came over the line, with the way to it. */
function leavesOf(value: unknown, path: Leaf['path'] = []): Leaf[] {
  if (typeof value === 'string' || typeof value === 'number') return [{ path, value }];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, part]) => leavesOf(part, [...path, name]));
}

const changedAt = (text: string, at: number): string =>
  `${text.slice(0, at)}${text[at] === '0' ? '1' : '0'}${text.slice(at + 1)}`;

function changesOf(value: string | number): (string | number)[] {
  if (typeof value === 'number') return [value + 1];
  const places = new Set([0, value.length >> 1, Math.max(0, value.length - 4)]);
  return [...places].map((at) => changedAt(value, at));
}

it('takes no byte that was changed, wherever it stands', () => {
  const whole = { receipt, keys };
  let tried = 0;
  for (const { path, value } of leavesOf(whole))
    for (const changed of changesOf(value)) {
      const spoilt = copy(whole);
      let at = spoilt as unknown as Record<string | number, unknown>;
      for (const name of path.slice(0, -1)) at = at[name] as Record<string | number, unknown>;
      at[path.at(-1)!] = changed;
      expect([path.join('.'), changed, verifyReceipt(spoilt.receipt, spoilt.keys).is]).not.toContain('verified');
      tried += 1;
    }
  expect(tried).toBeGreaterThan(200);
}, 120_000);

const nodeOf = (mark: number, ...parts: readonly string[]): string =>
  createHash('sha256')
    .update(Buffer.from([mark]))
    .update(Buffer.from(parts.join(''), 'hex'))
    .digest('hex');
const cutOf = (length: number): number => 2 ** Math.floor(Math.log2(length - 1));

function rootOf(nodes: readonly string[]): string {
  if (nodes.length === 1) return nodes[0]!;
  const cut = cutOf(nodes.length);
  return nodeOf(1, rootOf(nodes.slice(0, cut)), rootOf(nodes.slice(cut)));
}

function pathOf(nodes: readonly string[], index: number): ProofStep[] {
  if (nodes.length === 1) return [];
  const cut = cutOf(nodes.length);
  const [left, right] = [nodes.slice(0, cut), nodes.slice(cut)];
  return index < cut
    ? [...pathOf(left, index), { side: 'right', hash: rootOf(right) }]
    : [...pathOf(right, index - cut), { side: 'left', hash: rootOf(left) }];
}

const ORDER = (n: number): string => `00000000-0000-7000-8000-${String(n).padStart(12, '0')}`;

/** A day of orders, and the receipt of one of them. */
function aReceipt({ orders, which, key }: { orders: number; which: number; key: KeyObject }): Receipt {
  const bodies = Array.from({ length: orders }, (_, n): PostingBody => ({
    ...{ station: 'yunze', seq: n + 11, id: ORDER(n + 500), kind: 'order.paid', ref: ORDER(n) },
    ...{ at: '2026-11-28T02:00:00.000Z', booked: '2026-11-28T02:00:01.000Z', previous: '0'.repeat(64) },
    entries: [
      ['pspClearing', String(n * 7 + 5)],
      [`salesHeld:农户${n}`, String(-(n * 7 + 5))],
    ],
  }));
  const nodes = bodies.map((body) => nodeOf(0, hashOf(body)));
  const day = { station: 'yunze', day: '2026-11-28', first: 11, last: 10 + orders, root: rootOf(nodes), head: 'a' };
  const body = bodies[which]!;
  const amount = which * 7 + 5;
  const signature = sign(null, Buffer.from(dayText(day)), key).toString('base64');
  return {
    ...{ station: 'yunze', order: ORDER(which), mode: 'station', paidAt: body.at, paid: amount, back: 0 },
    ...{ shares: [{ kind: 'supplier', fen: amount, back: 0 }], isSettled: false },
    postings: [
      {
        body: { ...body, entries: body.entries.map(([account, fen]): [string, string] => [account, fen]) },
        hash: hashOf(body),
        proof: { day: day.day, path: pathOf(nodes, which) },
      },
    ],
    days: [{ ...day, key: ORDER(900), signature }],
  };
}

it('verifies any order of a day of any length, and not as another order', () => {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  const known = [{ id: ORDER(900), public: publicKey.export({ type: 'spki', format: 'der' }).toString('base64') }];
  for (const orders of [1, 2, 3, 5, 8, 13, 64, 77])
    for (const which of new Set([0, orders >> 1, orders - 1])) {
      const one = aReceipt({ orders, which, key: privateKey });
      expect([orders, which, verifyReceipt(one, known).is]).toEqual([orders, which, 'verified']);
      const else_ = aReceipt({ orders: orders + 1, which, key: privateKey });
      const mixed = { ...one, days: else_.days };
      expect(verifyReceipt(mixed, known)).toEqual({ is: 'broken', why: 'tree' });
    }
});
