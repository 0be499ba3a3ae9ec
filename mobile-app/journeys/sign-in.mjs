import { CODE } from '../lab/accounts.mjs';

/** Signs a reader in by phone, in whichever language the page is. */
export async function signIn(page, phone = '13800138000') {
  await page.goto('/sign-in');
  await page.getByLabel(/^(手机号|Mobile number)$/).fill(phone);
  await page.getByRole('button', { name: /^(发送验证码|Send code)$/ }).click();
  await page.getByText(/分钟内有效|valid for/).waitFor();
  await page.getByLabel(/^(验证码|Code)$/).fill(CODE);
  await page.getByRole('checkbox').click();
  await page.getByRole('button', { name: /^(登录|Sign in)$/ }).click();
  // The line under the number shows the same masked phone before anybody is signed in: the address tells them apart.
  await page.waitForURL((url) => !url.pathname.startsWith('/sign-in'));
  await page
    .getByText(/138\*\*\*\*8000|还没有称呼|No name yet/)
    .first()
    .waitFor();
}
