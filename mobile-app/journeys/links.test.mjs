// What the links of e-mails open: confirming an address and setting a new password, with everything that can be wrong with a link.
import assert from 'node:assert/strict';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { axe, DESK, open, PHONE, reader, shots } from './browser.mjs';
import { faults } from './faults.mjs';

let home;
before(async () => {
  home = await open();
});
after(() => home.close());

const LOST = 'x'.repeat(43);
const LOOKS = [
  { label: 'phone-zh', size: PHONE },
  { label: 'desk-en', size: DESK, language: 'en', scheme: 'dark' },
  { label: 'phone-zh-elder', size: PHONE, elder: true },
];
const api = (way, body) =>
  fetch(`${home.lab.url}/api/account/${way}`, { method: 'POST', body: JSON.stringify(body) }).then(
    ({ status }) => status,
  );
const linkTo = (to, kind) => home.lab.state.letters.findLast((letter) => letter.to === to && letter.kind === kind).link;

async function registered(email) {
  const fields = { email, password: 'first long password', name: '周雨', consents: ['terms', 'privacy'] };
  assert.equal(await api('registrations', fields), 202);
  return linkTo(email, 'confirm');
}

async function forgotten(email) {
  const link = await registered(email);
  assert.equal(await api('registrations/confirmations', { token: link.split('=')[1] }), 204);
  assert.equal(await api('password-resets', { email }), 202);
  return linkTo(email, 'new-password');
}

async function judge(page, label, { elder = false }) {
  await page.screenshot({ path: path.join(shots, `link-${label}.png`) });
  assert.deepEqual(
    { axe: await axe(page), faults: await faults(page, elder ? 60 : 44) },
    { axe: [], faults: [] },
    label,
  );
}

for (const { label, ...look } of LOOKS) {
  const english = look.language === 'en';
  const say = (zh, en) => (english ? en : zh);

  test(`${label}: an address is confirmed, once`, async () => {
    const { page, context, wrong, close } = await reader(home, look);
    const link = await registered(`confirm-${label}@example.org`);
    await page.goto(link);
    const button = page.getByRole('button', { name: say('确认邮箱，开通账号', 'Confirm and open the account') });
    await button.waitFor();
    await page.waitForURL((url) => url.pathname === '/account/confirm' && url.hash === '' && url.search === '');
    await judge(page, `${label}-confirm`, look);
    await context.setOffline(true);
    await button.click();
    await page.getByText(say('连不上电视台，检查网络后再试', 'The station cannot be reached')).waitFor();
    await judge(page, `${label}-confirm-offline`, look);
    await context.setOffline(false);
    await button.click();
    await page.getByText(say('账号已开通', 'Your account is ready')).waitFor();
    await judge(page, `${label}-confirm-done`, look);
    // The link must not come back by the browser's own ways.
    await page.goto('/');
    await page.goBack();
    assert.equal(page.url().includes(link.split('=')[1]), false);
    const again = await context.newPage();
    await again.goto(link);
    await again.getByRole('button', { name: say('确认邮箱，开通账号', 'Confirm and open the account') }).click();
    await again.getByText(say('链接已失效', 'This link no longer works')).waitFor();
    await judge(again, `${label}-confirm-over`, look);
    await again.getByRole('button', { name: say('重新注册', 'Register again') }).click();
    await again.getByLabel(say('称呼', 'Name')).waitFor();
    assert.deepEqual(wrong, []);
    await close();
  });

  test(`${label}: a new password is set, and an old link asked for again`, async () => {
    const { page, wrong, close } = await reader(home, look);
    const email = `forgot-${label}@example.org`;
    const save = page.getByRole('button', { name: say('保存新密码', 'Save the new password') });
    const field = page.getByLabel(say('新密码', 'New password'));
    await page.goto(await forgotten(email));
    await save.click();
    await page.getByText(say('密码至少 10 个字符', 'Use at least 10 characters')).waitFor();
    await judge(page, `${label}-password`, look);
    await field.fill('password123');
    await save.click();
    await page.getByText(say('这个密码太常见', 'one of the first that anybody guesses')).waitFor();
    await field.fill('second long password');
    await save.click();
    await page.getByText(say('新密码已保存', 'Your new password is saved')).waitFor();
    await judge(page, `${label}-password-done`, look);
    await page.getByRole('button', { name: say('去登录', 'Sign in') }).click();
    await page.getByLabel(say('邮箱', 'E-mail'), { exact: true }).fill(email);
    await page.getByLabel(say('密码', 'Password'), { exact: true }).fill('second long password');
    await page.getByRole('button', { name: say('登录', 'Sign in'), exact: true }).click();
    await page.getByRole('heading', { name: '周雨' }).waitFor();

    await page.goto(`/account/new-password?token=${LOST}`);
    await field.fill('third long password');
    await save.click();
    await page.getByText(say('链接已失效', 'This link no longer works')).waitFor();
    await page.getByLabel(say('邮箱', 'E-mail'), { exact: true }).fill(email);
    await page.getByRole('button', { name: say('再发一封邮件', 'Send another e-mail') }).click();
    await page.getByText(email, { exact: false }).waitFor();
    await judge(page, `${label}-password-over`, look);
    await page.goto(linkTo(email, 'new-password'));
    await field.fill('fourth long password');
    await save.click();
    await page.getByText(say('新密码已保存', 'Your new password is saved')).waitFor();
    assert.deepEqual(wrong, []);
    await close();
  });

  test(`${label}: a link that was cut off says so`, async () => {
    const { page, close } = await reader(home, look);
    for (const way of ['confirm', 'new-password']) {
      await page.goto(`/account/${way}#token=abc`);
      await page.getByText(say('链接不完整', 'This link is incomplete')).waitFor();
      await judge(page, `${label}-${way}-part`, look);
    }
    await close();
  });
}
