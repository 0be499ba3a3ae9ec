import { createPrivateKey, createPublicKey, sign } from 'node:crypto';
import { unwrap } from '@hearth/cms/kernel';
import { dayText, postingText, type DayRoot, type PostingBody, type Receipt } from '../../contract';
import { counterShares } from '../books/counter.rules';
import { linesOf, type SealedPosting } from '../books/posting.rules';
import { sealPosting } from '../books/seal-posting';
import { waterfallOf } from '../books/waterfall.rules';
import { leafNode, pathOf, rootOf } from '../receipts/merkle';

const STATION = 'yunze';
const ORDER = '0198c2a0-0000-7000-8000-000000000001';
const AGREEMENT = '0198c2a0-0000-7000-8000-0000000000d1';
const KEY = '0198c2a0-0000-7000-8000-0000000000e1';
const PAID_AT = '2026-11-28T02:00:00.000Z';

/** Ed25519 from a seed that everybody may know (RFC 8410), so that the same books always have the same signature. */
const privateKey = createPrivateKey({
  key: Buffer.concat([Buffer.from('302e020100300506032b657004220420', 'hex'), Buffer.alloc(32, 9)]),
  format: 'der',
  type: 'pkcs8',
});

const made = unwrap(
  waterfallOf({
    mode: 'cooperative',
    lines: [
      { line: 0, supplier: '云泽·茂岭合作社', goods: 5_990, supplierPart: 4_200 },
      { line: 1, supplier: '云泽·茂岭合作社', goods: 1_201, supplierPart: 777 },
    ],
    amounts: {
      ...{ freight: 600, coupons: [{ by: 'platform', fen: 500 }], pspFee: 43, stationCost: 300, anchorCost: 199 },
      ...{ platformFee: 71, donations: [{ agreement: AGREEMENT, fen: 100 }] },
    },
  }),
);
const REFUND = 1_333;
const back = unwrap(
  counterShares(
    made.map((share) => ({ ...share, back: 0n })),
    { amount: REFUND, line: undefined },
  ),
);

type Wanted = Pick<PostingBody, 'kind' | 'ref'> & { readonly lines: readonly { account: string; fen: bigint }[] };

/** Postings of one day behind some that came before; other orders stand around ours, so that the tree has more than one leaf. */
function dayOf(day: string, before: readonly SealedPosting[], wanted: readonly Wanted[]): readonly SealedPosting[] {
  const sealed: SealedPosting[] = [];
  for (const { kind, ref, lines } of wanted) {
    const last = sealed.at(-1) ?? before.at(-1);
    const seq = (last?.seq ?? 0) + 1;
    const id = `0198c2a0-0000-7000-8000-${String(seq).padStart(12, 'a')}`;
    const body = {
      ...{ station: STATION, seq, id, kind, ref, booked: `${day}T02:00:00.5${String(seq).padStart(2, '0')}Z` },
      ...{ at: `${day}T02:00:00.000Z`, previous: last?.hash ?? '0'.repeat(64) },
    };
    sealed.push(sealPosting({ ...body, entries: lines.map(({ account, fen }) => [account, String(fen)] as const) }));
  }
  return sealed;
}

const sidesOf = (shares: readonly { account: (typeof made)[number]['account']; fen: bigint }[]) =>
  linesOf({
    ...{ station: STATION, kind: 'vector', ref: ORDER, at: new Date(PAID_AT) },
    entries: shares.map(({ account, fen }) => ({
      account,
      side: fen > 0n ? 'debit' : 'credit',
      fen: fen > 0n ? fen : -fen,
    })),
  });

const another = (n: number): Wanted => ({
  ...{ kind: 'order.paid', ref: `0198c2a0-0000-7000-8000-0000000001${String(n).padStart(2, '0')}` },
  lines: [
    { account: 'pspClearing', fen: BigInt(100 + n) },
    { account: 'stationIncome', fen: BigInt(-100 - n) },
  ],
});

function signedDay(day: string, postings: readonly SealedPosting[]): DayRoot {
  const body = {
    ...{ station: STATION, day, first: postings[0]?.seq ?? 0, last: postings.at(-1)?.seq ?? 0 },
    ...{ root: rootOf(postings.map(({ hash }) => leafNode(hash))), head: postings.at(-1)?.hash ?? '' },
  };
  return { ...body, key: KEY, signature: sign(null, Buffer.from(dayText(body)), privateKey).toString('base64') };
}

function shownOf(day: string, postings: readonly SealedPosting[]): Receipt['postings'] {
  const nodes = postings.map(({ hash }) => leafNode(hash));
  return postings.flatMap(({ hash, entries, ...body }, n) => {
    if (body.ref !== ORDER) return [];
    const shown = entries.map(([account, fen]): [string, string] => [account, fen]);
    return [{ body: { ...body, entries: shown }, hash, proof: { day, path: [...pathOf(nodes, n)] } }];
  });
}

function sharesOf(): Receipt['shares'] {
  const kinds = [...new Set(made.map(({ kind }) => kind))].filter((kind) => kind !== 'paid');
  const sum = (all: readonly { kind: string; fen: bigint }[], kind: string): number =>
    Math.abs(Number(all.filter((one) => one.kind === kind).reduce((total, { fen }) => total + fen, 0n)));
  const gone = back.map(({ share, now }) => ({ kind: share.kind, fen: now }));
  return kinds.map((kind) => ({ kind, fen: sum(made, kind), back: sum(gone, kind) }));
}

/** A receipt with two signed days, worked out by the code of the books alone: what every port of the proof has to agree with. */
export function proofVectors() {
  const [first, second] = ['2026-11-28', '2026-11-29'] as const;
  const paid = { kind: 'order.paid', ref: ORDER, lines: sidesOf(made) };
  const refunded = {
    ...{ kind: 'order.refunded', ref: ORDER },
    lines: sidesOf(back.map(({ share, now }) => ({ account: share.account, fen: -now }))),
  };
  const one = dayOf(first, [], [another(1), another(2), paid, another(3), another(4)]);
  const two = dayOf(second, one, [another(5), refunded, another(6)]);
  const postings = [...shownOf(first, one), ...shownOf(second, two)];
  const days = [signedDay(first, one), signedDay(second, two)];
  const buyer = made.filter(({ kind }) => kind === 'paid').reduce((sum, { fen }) => sum + fen, 0n);
  const receipt: Receipt = {
    ...{ station: STATION, order: ORDER, mode: 'cooperative', paidAt: PAID_AT, paid: Number(buyer), back: REFUND },
    ...{ shares: sharesOf(), isSettled: false, postings, days },
  };
  const spki = createPublicKey(privateKey).export({ type: 'spki', format: 'der' }).toString('base64');
  return {
    ...{ receipt, keys: [{ id: KEY, public: spki }] },
    texts: postings.map(({ body }) => postingText(body)),
    dayTexts: days.map(dayText),
  };
}
