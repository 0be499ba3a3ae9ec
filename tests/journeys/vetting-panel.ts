import { blockWords, rubricBlocks } from '@hearth/vetting/contract';
import type { Page } from 'playwright-core';
import { barriers } from './barriers';
import type { Visitor } from './browser';
import { choose, dayIn, PANEL, photograph, send, write, type Handed } from './vetting-people';

/** Where the slider of each thing stands before anybody has moved it. */
const MIDDLE = 5;
/** What a member finds: good goods, and not all members the same. */
const FOUND = [8, 9, 8] as const;
const BLOCKS = rubricBlocks.map((block) => blockWords[block].name['zh-Hans']);

/** A sample is drawn under a blind code, two sealed ones are put aside, and its test is written down; gives the code. */
export async function drawsSample({ page }: Visitor, { name, title, lot }: Handed): Promise<string> {
  await page.goto('/admin/plugins/vetting/samples');
  await send(page, ['取样', '取样并封存'], async (form) => {
    await choose(form, '商品', `${title} · ${name}`);
    await choose(form, '批次', lot);
    await write(form, { 保质期至: dayIn(180) });
    for (const number of [1, 2]) {
      const seal = form.getByRole('group', { name: `留样 ${number}` });
      await write(seal, { 封签号: `${lot}-${number}`, 存放位置: '样品室 2 号柜' });
      await photograph(seal, `seal-${number}.jpg`);
    }
    expect(await barriers(page)).toEqual([]);
  });
  const sheet = page.getByRole('complementary', { name: /^样品 / });
  const code = (await sheet.getByRole('heading', { level: 2 }).textContent()) ?? '';
  await send(page, ['记录检测结论', '记录'], async (form) => {
    await choose(form, '结论', '合格');
    await write(form, { 检测结论: '感官与快检均合格' });
    expect(await barriers(page)).toEqual([]);
  });
  await sheet.getByText('合格', { exact: true }).waitFor();
  expect(await sheet.textContent()).not.toContain(title);
  return code;
}

/** A round is announced without a name in what the panel is told; its panel is drawn, and the draw is made again on the page. */
export async function drawsPanel({ page }: Visitor, { name, title }: Handed): Promise<void> {
  await page.goto('/admin/plugins/vetting/rounds');
  await send(page, ['发起评审', '发起'], async (form) => {
    await choose(form, '商品', `${title} · ${name}`);
    await write(form, Object.fromEntries(BLOCKS.map((block) => [block, '资质与现场记录齐全'])));
    expect(await barriers(page)).toEqual([]);
  });
  await page.getByRole('link', { name: title }).click();
  await page.getByRole('button', { name: '关闭专家库并抽取' }).click();
  const seats = page.getByRole('region', { name: '评委席' });
  await seats
    .getByText('待声明')
    .nth(PANEL.length - 1)
    .waitFor();
  expect(await barriers(page)).toEqual([]);
  const room = page.url();
  await page.getByRole('link', { name: '重算核对' }).click();
  await page.getByText('一致', { exact: true }).nth(2).waitFor();
  expect(await page.getByText('不一致').count()).toBe(0);
  expect(await barriers(page)).toEqual([]);
  await page.goto(room);
}

/** A member says that nothing ties them to the supplier. */
export async function signsForm({ page }: Visitor, { name }: Handed): Promise<void> {
  await page.goto('/admin/plugins/vetting/panel');
  const form = page.getByRole('region', { name: '利益冲突声明' }).filter({ hasText: name });
  await form.waitFor();
  expect(await barriers(page)).toEqual([]);
  await form.getByRole('button', { name: '没有，签名' }).click();
  await form.waitFor({ state: 'detached' });
}

type Scoring = { readonly code: string; readonly member: number; readonly goods: Handed };

/** A member scores what they know by its code alone, by the keys of the keyboard, and seals it. */
export async function seals({ page }: Visitor, { code, member, goods }: Scoring): Promise<void> {
  await page.reload();
  const sheet = sheetOf(page, code);
  const seal = sheet.getByRole('button', { name: '封存', exact: true });
  await sheet.getByRole('button', { name: `还有 ${BLOCKS.length} 项没评` }).waitFor();
  const told = await page.getByRole('main').textContent();
  for (const secret of [goods.name, goods.title, goods.lot]) expect(told).not.toContain(secret);
  for (const block of BLOCKS) {
    await sheet.getByRole('slider', { name: block }).focus();
    for (let at = MIDDLE; at < (FOUND[member] ?? 8); at += 1) await page.keyboard.press('ArrowRight');
  }
  expect(await barriers(page)).toEqual([]);
  // The copy that opens it on another device.
  const copy = page.waitForEvent('download');
  await seal.click();
  expect((await copy).suggestedFilename()).toBe(`${code}-1.json`);
  await seal.waitFor({ state: 'detached' });
}

/** A member opens what their own device has kept. */
export async function opens({ page }: Visitor, code: string): Promise<void> {
  await page.reload();
  const open = sheetOf(page, code).getByRole('button', { name: '开封', exact: true });
  await open.waitFor();
  expect(await barriers(page)).toEqual([]);
  await open.click();
  await open.waitFor({ state: 'detached' });
}

const sheetOf = (page: Page, code: string) => page.getByRole('region', { name: `样品 ${code}` });

/** Once all is open, whoever runs the round ends it by what the rubric makes of it. */
export async function settles({ page }: Visitor): Promise<void> {
  await page.reload();
  await page.getByRole('region', { name: '评分', exact: true }).waitFor();
  await send(page, ['结束评审', '结束评审'], async (form) => {
    await form.getByText(/^得分 8\d/).waitFor();
    expect(await barriers(page)).toEqual([]);
  });
  await page.getByText('通过', { exact: true }).waitFor();
  expect(await barriers(page)).toEqual([]);
}
