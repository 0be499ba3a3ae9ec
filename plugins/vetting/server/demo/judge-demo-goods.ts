import { createHash } from 'node:crypto';
import { unwrap } from '@hearth/cms/kernel';
import { rubricBlocks, sealOf, type Briefs, type ScoreSheet, type Steps } from '../../contract';
import { approveGoods } from '../approvals/approve-goods';
import { daysAfter, dayOf } from '../papers/paper-needs.rules';
import { writeExpert } from '../pool/keep-pool';
import { turnProduct } from '../products/turn-product';
import { viewProduct } from '../products/view-products';
import { announceRound } from '../rounds/announce-round';
import { drawRound } from '../rounds/draw-round';
import { presentRound } from '../rounds/see-rounds';
import { settleRound } from '../rounds/settle-round';
import { signForm } from '../rounds/sign-form';
import { drawSample, noteTest } from '../samples/keep-samples';
import { revealSheet, sealSheet } from '../scores/hand-in';
import type { DemoDesk } from './demo-deps';
import type { GoodsFile } from './goods-file';

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
const A_WEEK = 7 * 86_400_000;
/** What a member finds: good goods, and no two members the same. */
const STEPS = [8, 9, 8] as const;

/** Takes the demo's experts into the pool. */
export async function fillDemoPool({ rounds, officer, panel }: DemoDesk, file: GoodsFile): Promise<void> {
  for (const [index, { outside }] of file.panel.entries()) {
    const person = panel[index]?.id ?? '';
    unwrap(await writeExpert(rounds, officer, { person, outside, expertise: [], active: true, version: 0 }));
  }
}

/** Hands goods in and takes them through everything: papers, a blind sample, a panel that seals and opens, and the last signature. */
export async function judgeDemoGoods(desk: DemoDesk, product: string): Promise<void> {
  const { goods, keeper, officer, chief } = desk;
  const version = async (): Promise<number> => unwrap(await viewProduct(goods, keeper, product)).version;
  unwrap(await turnProduct(goods, keeper, { id: product, version: await version(), event: 'submit' }));
  unwrap(await turnProduct(goods, officer, { id: product, version: await version(), event: 'pass-papers' }));
  const code = await tasted(desk, product);
  await scored(desk, { product, code });
  const reason = '资质齐全，评分达标，价格有据';
  unwrap(await approveGoods(desk.approvals, chief, { product, version: await version(), reason }));
}

/** Draws a sample and notes that it passed its test; gives its blind code. */
async function tasted({ samples, goods, officer }: DemoDesk, product: string): Promise<string> {
  const retained = (['A', 'B'] as const).map((side) => ({
    ...{ tag: `${product.slice(-8)}-${side}`, photoHash: sha256(`${product} ${side}`), place: '样品室 2 号柜' },
  }));
  const [first, second] = retained;
  if (!first || !second) throw new Error('Two samples are retained');
  const bestBefore = daysAfter(dayOf(goods.clock.now()), 180);
  const sample = unwrap(
    await drawSample(samples, officer, { product, lot: null, bestBefore, retained: [first, second] }),
  );
  const { id, version, code } = sample;
  unwrap(await noteTest(samples, officer, { id, version, passed: true, finding: '感官与快检均合格' }));
  return code;
}

const BRIEFS = Object.fromEntries(rubricBlocks.map((block) => [block, '资质与现场记录齐全'])) as Briefs; // one for each block

type Judged = { readonly product: string; readonly code: string };

/** A panel is drawn, says that it has no ties, seals, opens, and the round is settled. */
async function scored({ goods, rounds, officer, panel }: DemoDesk, { product, code }: Judged): Promise<void> {
  const dueAt = new Date(goods.clock.now().getTime() + A_WEEK).toISOString();
  const wanted = { product, seats: panel.length, dueAt, briefs: BRIEFS };
  const announced = unwrap(await announceRound(rounds, officer, wanted));
  const drawn = unwrap(await drawRound(rounds, officer, { id: announced.id, version: announced.version }));
  const sitting = drawn.panel.flatMap(({ id: seat, person }, index) => {
    const member = panel.find(({ id }) => id === person);
    return member ? [{ seat, member, sheet: sheetOf({ code, person, step: STEPS[index % STEPS.length] ?? 8 }) }] : [];
  });
  for (const { seat, member } of sitting) unwrap(await signForm(rounds, member, { seat, ties: [] }));
  for (const { member, sheet } of sitting) unwrap(await sealSheet(rounds, member, { code, commitment: sealOf(sheet) }));
  for (const { member, sheet } of sitting) {
    const { steps, vetoes, salt } = sheet;
    unwrap(await revealSheet(rounds, member, { code, steps, vetoes, salt }));
  }
  const { version } = unwrap(await presentRound(rounds, officer, announced.id));
  unwrap(await settleRound(rounds, officer, { id: announced.id, version, vetoes: [] }));
}

function sheetOf({
  code,
  person,
  step,
}: {
  readonly code: string;
  readonly person: string;
  readonly step: number;
}): ScoreSheet {
  const steps = Object.fromEntries(rubricBlocks.map((block) => [block, step])) as Steps; // one for each block
  return { code, person, steps, vetoes: [], salt: sha256(`${code} ${person}`) };
}
