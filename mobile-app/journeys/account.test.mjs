// Signing in, staying in, and getting out with one's data. Against the exported app and the lab.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, beforeEach, test } from 'node:test';
import { axe, open, reader } from './browser.mjs';
import { signIn } from './sign-in.mjs';

let home;
before(async () => {
  home = await open();
});
after(() => home.close());
beforeEach(() => Object.assign(home.lab.state, { codesLeft: 1000, refuseAccess: 0, accessSeconds: 900, resendIn: 60 }));

/** Where the last letter of a kind to somebody leads. */
const letterTo = (to, kind) =>
  home.lab.state.letters.findLast((letter) => letter.to === to && letter.kind === kind).link;

test('by phone: asks for what is missing, counts down, refuses a wrong code, lets the right one in', async () => {
  home.lab.state.resendIn = 2;
  const { page, wrong, close } = await reader(home);
  await page.goto('/sign-in');
  const phone = page.getByLabel('手机号');
  await page.getByRole('button', { name: '发送验证码' }).click();
  await page.getByText('写 11 位手机号').waitFor();
  await phone.fill('13800138000');
  await page.getByRole('button', { name: '发送验证码' }).click();
  await page.getByText('验证码已发到 138****8000，5 分钟内有效').waitFor();
  assert.equal(await page.getByRole('button', { name: /秒后可重发/ }).isDisabled(), true);
  await page.getByRole('button', { name: '发送验证码' }).waitFor();
  await page.getByLabel('验证码', { exact: true }).fill('000000');
  await page.getByRole('button', { name: '登录', exact: true }).click();
  await page.getByText('先勾选同意用户协议和隐私政策').waitFor();
  await page.getByRole('checkbox').click();
  await page.getByRole('button', { name: '登录', exact: true }).click();
  await page.getByText('验证码不对或已过期，请重新获取').waitFor();
  await page.getByLabel('验证码', { exact: true }).fill('246810');
  await page.getByRole('button', { name: '登录', exact: true }).click();
  await page.getByText('138****8000', { exact: true }).waitFor();
  assert.deepEqual(wrong, []);
  await close();
});

test('too many codes: says how long to wait', async () => {
  home.lab.state.codesLeft = 0;
  const { page, close } = await reader(home, { language: 'en' });
  await page.goto('/sign-in');
  await page.getByLabel('Mobile number').fill('13800138000');
  await page.getByRole('button', { name: 'Send code' }).click();
  await page.getByText('Try again in 60 seconds').waitFor();
  await close();
});

test('by e-mail: registers, asks for a new password, refuses a wrong password, signs in', async () => {
  const { page, close } = await reader(home, { language: 'en' });
  await page.goto('/sign-in');
  await page.getByRole('radio', { name: 'With a password' }).click();
  await page.getByRole('button', { name: 'Register with e-mail' }).click();
  await page.getByLabel('Name').fill('Zhou Yu');
  await page.getByLabel('E-mail').fill('zhou@example.org');
  await page.getByLabel('Password').fill('a long password');
  await page.getByRole('checkbox').click();
  await page.getByRole('button', { name: 'Register', exact: true }).click();
  await page.getByText('We sent a link to zhou@example.org. Open it, then come back and sign in').waitFor();
  await page.goto(letterTo('zhou@example.org', 'confirm'));
  await page.getByRole('button', { name: 'Confirm and open the account' }).click();
  await page.getByText('Your account is ready').waitFor();
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByLabel('E-mail').fill('zhou@example.org');
  await page.getByRole('button', { name: 'Forgot the password' }).click();
  await page.getByText(/^We sent a link for a new password to zhou@example.org/).waitFor();
  await page.getByLabel('Password').fill('not the password');
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await page.getByText('The e-mail address or the password is wrong').waitFor();
  await page.getByLabel('Password').fill('a long password');
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await page.getByRole('heading', { name: 'Zhou Yu' }).waitFor();
  await page.getByRole('button', { name: 'Sign out' }).click();
  await page.getByRole('button', { name: 'Sign in or register' }).waitFor();
  await close();
});

test('stays signed in over a reload, through an expired access token, and in two windows', async () => {
  const { page, context, close } = await reader(home);
  await signIn(page);
  home.lab.state.refuseAccess = 1;
  await page.goto('/settings');
  await page.getByRole('switch', { name: /^消息推送/ }).waitFor();
  const second = await context.newPage();
  await Promise.all([page.goto('/profile'), second.goto('/profile')]);
  await page.getByText('这台设备').waitFor();
  await second.getByText('这台设备').waitFor();
  await page.goto('/me');
  await page.getByText('138****8000').waitFor(); // no window's refresh was taken for theft
  await close();
});

test('renews at once what a window left undone that was closed in the middle of it', async () => {
  const { page, context, close } = await reader(home);
  await signIn(page);
  const kept = () => page.evaluate(() => window.localStorage.getItem('hearth:refresh'));
  const before = await kept();
  const second = await context.newPage();
  // The host renews, and its answer never comes to the window.
  const renewed = new Promise((resolve) => {
    void second.route('**/sessions/refresh', (route) => route.fetch().then(resolve));
  });
  await second.goto('/me');
  await renewed;
  const again = page.waitForResponse((answer) => answer.url().endsWith('/sessions/refresh') && answer.ok());
  await second.close();
  await again;
  await page.waitForFunction((old) => window.localStorage.getItem('hearth:refresh') !== old, before);
  home.lab.state.refuseAccess = 1;
  await page.goto('/profile');
  await page.getByText('这台设备').waitFor();
  await close();
});

test('changes the name, gives and withdraws a consent, takes the data along, leaves everywhere', async () => {
  const { page, close } = await reader(home);
  await signIn(page);
  await page.goto('/profile');
  await page.getByLabel('称呼').fill('周雨');
  await page.getByRole('button', { name: '保存' }).click();
  await page.getByText('已保存').waitFor();
  await page.goto('/settings');
  const push = page.getByRole('switch', { name: /^消息推送/ });
  for (const on of [true, false]) {
    await push.click();
    await page.getByRole('switch', { name: /^消息推送/, checked: on }).waitFor();
  }
  assert.equal(await page.getByRole('switch', { name: /^隐私政策/ }).isDisabled(), true);
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: '导出我的数据' }).click(),
  ]);
  assert.equal(JSON.parse(await readFile(await download.path(), 'utf8')).user.name, '周雨');
  await page.getByRole('button', { name: '退出所有设备' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '退出所有设备' }).click();
  await page.getByRole('region', { name: '授权' }).waitFor({ state: 'detached' });
  await page.goto('/me');
  await page.getByRole('button', { name: '登录或注册' }).waitFor();
  await close();
});

test('deletes the account only after the words are typed', async () => {
  const { page, close } = await reader(home);
  await signIn(page);
  await page.goto('/settings');
  await page.getByRole('button', { name: '注销账号' }).click();
  const sheet = page.getByRole('dialog');
  const sure = sheet.getByRole('button', { name: '注销账号' });
  assert.equal(await sure.isDisabled(), true);
  assert.deepEqual(await axe(page), []);
  await sheet.getByLabel('注销账号').last().fill('注销账号');
  await sure.click();
  await page.getByRole('region', { name: '账号与数据' }).waitFor({ state: 'detached' });
  await page.goto('/profile');
  await page.getByRole('heading', { level: 1, name: '登录' }).waitFor();
  await close();
});
