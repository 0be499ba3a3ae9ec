import type { Page } from 'playwright-core';
import type { Stage } from './browser';

type Host = Stage['host'];

/** Signs in to the app by phone, as somebody whom the demo need not know, and stays on one's own page. */
export async function enterApp(page: Page, host: Host, number: string): Promise<void> {
  await page.goto('/sign-in');
  await page.getByLabel('手机号').fill(number);
  await page.getByRole('button', { name: '发送验证码' }).click();
  await page.getByText(/验证码已发到/).waitFor();
  await page.getByLabel('验证码', { exact: true }).fill(await codeSent(host, number));
  await page.getByRole('checkbox').click();
  await page.getByRole('button', { name: '登录', exact: true }).click();
  await page.waitForURL((url) => url.pathname !== '/sign-in');
  await page.getByText(`****${number.slice(-4)}`).waitFor();
}

/** The code as the phone gets it: the message leaves after the answer. */
async function codeSent({ log }: Host, number: string): Promise<string> {
  const message = new RegExp(`SMS to \\S*${number.slice(-4)}: code (\\d{6})`, 'g');
  for (let look = 0; look < 200; look += 1) {
    const code = [...log().matchAll(message)].at(-1)?.[1];
    if (code !== undefined) return code;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error('No code was sent');
}

/** Ties a phone to whoever sits at the desk, by a code that the desk shows. */
export async function tiePhone(desk: Page, phone: Page): Promise<void> {
  await desk.goto('/admin/plugins/cms/field?view=phone');
  await desk.getByRole('button', { name: '取绑定码' }).click();
  const code = await desk.getByText(/^\d{4} \d{4}$/).textContent();
  await phone.getByRole('button', { name: /^记者外采/ }).click();
  await phone.getByLabel('绑定码').fill(code ?? '');
  await phone.getByRole('button', { name: '绑定', exact: true }).click();
}
