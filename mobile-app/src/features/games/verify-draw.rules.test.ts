import { createHash } from 'node:crypto';
import type { LotteryProof } from '@/contract/types';
import { verifyDraw } from './verify-draw.rules';

const hash = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex');
const pause = () => Promise.resolve();
const SEED = 'ab'.repeat(32);
const ENTRIES = Array.from({ length: 900 }, (_none, n) => `0195f000-0000-7000-8000-${String(n).padStart(12, '0')}`);
const page: LotteryProof['page'] = {
  ...{ title: '开播抽奖', rule: '每人一次', saltSource: '当日福彩 3D 开奖号码' },
  prizes: [
    { name: '脐橙一箱', value: 3990, count: 1 },
    { name: '优惠券', value: 500, count: 2 },
  ],
  ...{ opensAt: '2026-12-01T12:00:00.000Z', closesAt: '2026-12-01T12:30:00.000Z', saltAt: '2026-12-01T13:30:00.000Z' },
};
const RULES = [
  ...['开播抽奖', '每人一次', '脐橙一箱 | 3990 | 1', '优惠券 | 500 | 2'],
  ...[page.opensAt, page.closesAt, page.saltAt, page.saltSource],
].join('\n');
const order = [...ENTRIES].sort((a, b) => (hash(`${SEED}738${a}`) < hash(`${SEED}738${b}`) ? -1 : 1));
const winner = (at: number, prize: number) => ({ entry: order[at] ?? '', prize, rank: at + 1 });

const proof = (more: Partial<LotteryProof> = {}): LotteryProof => ({
  ...{ id: 'l1', session: 's1', page, state: 'announced', count: ENTRIES.length, salt: '738', seed: SEED },
  ...{ rulesHash: hash(RULES), seedHash: hash(SEED), entriesHash: hash(ENTRIES.join('\n')) },
  ...{ entries: ENTRIES, failed: [], winners: [winner(0, 0), winner(1, 1), winner(2, 1)] },
  ...more,
});

it('draws the same again', async () => {
  expect(await verifyDraw(proof(), pause)).toEqual({ rules: true, seed: true, entries: true, winners: true });
});

it('follows the order when somebody who was drawn may not have the prize', async () => {
  const failed = [order[0] ?? '', order[3] ?? ''];
  const winners = [winner(4, 0), winner(1, 1), winner(2, 1)];
  expect(await verifyDraw(proof({ failed, winners }), pause)).toMatchObject({ winners: true });
  expect(await verifyDraw(proof({ failed, winners: proof().winners }), pause)).toMatchObject({ winners: false });
});

it.each([
  ['rules', { page: { ...page, rule: '每人两次' } }, { rules: false }],
  ['seed', { seed: 'cd'.repeat(32) }, { seed: false, winners: false }],
  ['entries', { entries: ENTRIES.slice(1) }, { entries: false }],
  ['salt', { salt: '739' }, { winners: false }],
  ['winners', { winners: [winner(5, 0), winner(1, 1), winner(2, 1)] }, { winners: false }],
] as const)('finds out when the %s were changed', async (_what, change, found) => {
  // The cast takes back what `as const` made of the lists.
  expect(await verifyDraw(proof(change as unknown as Partial<LotteryProof>), pause)).toMatchObject(found);
});

it('says nothing of what was not told yet', async () => {
  const early = proof({ seed: null, salt: null, entries: null, entriesHash: null, winners: [] });
  expect(await verifyDraw(early, pause)).toEqual({ rules: true, seed: null, entries: null, winners: null });
});

it('lets fingers through while it draws', async () => {
  const breath = jest.fn(() => Promise.resolve());
  await verifyDraw(proof(), breath);
  expect(breath).toHaveBeenCalledTimes(2);
});
