// What buyers do again and again.
import { reader } from './browser.mjs';
import { signIn } from './sign-in.mjs';

/** Offers of the lab by their number. */
export const id = (n) => `0198f000-0000-7000-8000-${String(n).padStart(12, '0')}`;

/** A reader who is signed in. */
export async function aBuyer(home, options) {
  const someone = await reader(home, options);
  await signIn(someone.page);
  return someone;
}

export async function fillAddress(page) {
  await page.getByLabel('收货人').fill('王敏');
  await page.getByLabel('手机号').fill('13800138000');
  await page.getByRole('radio', { name: '浙江省' }).click();
  await page.getByRole('radio', { name: '衢州市' }).click();
  await page.getByRole('radio', { name: '柯城区' }).click();
  await page.getByLabel('街道、门牌').fill('沿江街 8 号');
}

export const submit = (page) => page.getByRole('button', { name: /^提交并付款/ });

/** The sheet of an offer, filled as far as it has to be. */
export async function atSheet(page, offer, { isFresh = true, hasAddress = false } = {}) {
  await page.goto(`/mall/offers/${offer}`);
  await page.getByRole('button', { name: '立即购买' }).click();
  await page.getByRole('dialog', { name: '确认订单' }).waitFor();
  if (!hasAddress) await fillAddress(page);
  if (isFresh) await page.getByRole('checkbox').click();
}

export async function payAtTill(page) {
  await page.getByRole('heading', { name: '收银台 Till' }).waitFor();
  await page.getByRole('link', { name: '付款 Pay' }).click();
  await page.getByRole('link', { name: /回到订单/ }).click();
}
