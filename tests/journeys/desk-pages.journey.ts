import { signIn, sitDown, type Stage } from './browser';

const ITEM = '全省秋粮收购过半，价格平稳';
/** The third day of next month, so that it lies ahead whenever this runs. */
const NEXT_MONTH = new Date(new Date().setUTCMonth(new Date().getUTCMonth() + 1, 3)).toISOString().slice(0, 10);
const DAY = NEXT_MONTH.replaceAll('-', '');
const CALENDAR = [
  ...['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//lab//lab//', 'BEGIN:VEVENT', 'UID:closing@lab.example'],
  ...['DTSTAMP:20261101T000000Z', `DTSTART:${DAY}T010000Z`, `DTEND:${DAY}T020000Z`, 'SUMMARY:省运会闭幕式'],
  ...['END:VEVENT', 'END:VCALENDAR', ''],
].join('\r\n');

/** The design system's dialogs say this of themselves; it is no complaint of the page. */
const UNDESCRIBED = 'Missing `Description`';

/** What lies before the desk each morning: what others wrote, by which rules it is sorted, and what will happen. */
export function deskPagesJourneys(stage: () => Stage): void {
  it('puts an item aside and back, and tries a rule on yesterday before it counts', async () => {
    const { page, wrong, leave } = await sitDown(stage(), { at: 'desk' });
    await signIn(page, 'desk-head');
    await page.goto('/admin/plugins/cms/ingest');
    const line = page.getByRole('row').filter({ hasText: ITEM });
    await line.getByRole('button', { name: ITEM }).focus();
    await page.keyboard.press('x');
    await page.getByText(`「${ITEM}」已放到不用的`).waitFor();
    await line.waitFor({ state: 'detached' });
    await page.keyboard.press('u');
    await line.waitFor();
    await page.getByRole('link', { name: '分拣规则' }).click();
    const rule = page.getByRole('listitem').filter({ hasText: '演练和例行消息不用' });
    await rule.getByRole('button', { name: '停用' }).click();
    expect(await page.getByRole('button', { name: '启用草稿' }).isDisabled()).toBe(true);
    await page.getByRole('button', { name: '用昨天的条目试算' }).click();
    await page.getByText('没有规则命中、等人工看的').waitFor();
    await page.getByRole('row').filter({ hasText: '应急演练在沿江三市同时举行' }).waitFor();
    expect(await page.getByRole('button', { name: '启用草稿' }).isEnabled()).toBe(true);
    expect(wrong).toEqual([]);
    await leave();
  });

  it('takes a calendar file after a look at it, and takes it back as a whole, also on a phone', async () => {
    const { page, wrong, leave } = await sitDown(stage(), { at: 'phone' });
    await signIn(page, 'desk-head');
    await page.goto(`/admin/plugins/cms/calendar?day=${NEXT_MONTH}`);
    await page.getByRole('button', { name: '导入' }).click();
    const file = { name: 'lab.ics', mimeType: 'text/calendar', buffer: Buffer.from(CALENDAR) };
    await page.locator('input[type=file]').setInputFiles(file);
    await page.getByText('新增 1').waitFor();
    await page.getByRole('button', { name: '写入 1 个' }).click();
    await page.getByRole('button', { name: /省运会闭幕式/ }).click();
    await page.getByText('日历文件', { exact: true }).waitFor();
    await page.goto(`/admin/plugins/cms/calendar?day=${NEXT_MONTH}`);
    await page.getByRole('button', { name: '导入' }).click();
    await page.getByRole('button', { name: '撤回' }).first().click();
    await page.getByText('已撤回 1 个活动。').waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: /省运会闭幕式/ }).waitFor({ state: 'detached' });
    expect(wrong.filter((line) => !line.includes(UNDESCRIBED))).toEqual([]);
    await leave();
  });
}
