import { randomUUID } from 'node:crypto';
import { usccCheckSign } from '@hearth/vetting/contract';
import { enterApp } from './app-account';
import { barriers } from './barriers';
import { seats, signIn, type Stage, type Visitor } from './browser';
import { complaintsOf } from './shop-counter';
import { drawsPanel, drawsSample, opens, seals, settles, signsForm } from './vetting-panel';
import { acceptsPapers, filesPapers, notesLotAndPrices, opensGoods } from './vetting-papers';
import { aPhoto, PANEL, seatTheirExperts } from './vetting-people';

/** A name and numbers of its own for each run: nobody registers twice. */
const MARK = String(parseInt(randomUUID().slice(0, 6), 16) % 10_000_000).padStart(7, '0');
const FARMER = `1990${MARK}`;
const NAME = `上坞竹编专业合作社 ${MARK}`;
const GOODS = `上坞竹篮 ${MARK}`;
const USCC = `93330803MA${MARK}${usccCheckSign(`93330803MA${MARK}`) ?? ''}`;

const HANDED = { name: NAME, uscc: USCC, title: GOODS, lot: `ZB-${MARK}` };

/** From a farmer's phone to the signature under their goods. */
export function cooperativeJourneys(stage: () => Stage): void {
  const { sit, clear } = seats(stage);
  let farmer: Visitor;
  let officer: Visitor;
  let keeper: Visitor;
  const members: Visitor[] = [];
  let [file, code] = ['', ''];
  beforeAll(async () => {
    [farmer, officer] = await Promise.all([sit({ at: 'phone' }), sit({ at: 'desk' })]);
    await enterApp(farmer.page, stage().host, FARMER);
    await signIn(officer.page, 'vetting-officer');
    await seatTheirExperts(stage());
  });
  afterAll(clear);

  it('registers in the app, one question after the other, with a photo of its licence', async () => {
    const { page } = farmer;
    const next = page.getByRole('button', { name: '下一步' });
    await page.goto('/supply');
    await page.getByRole('radio', { name: '合作社', exact: true }).click();
    await page.getByLabel('名称或姓名').fill(NAME);
    await page.getByLabel('统一社会信用代码').fill(USCC);
    expect(await barriers(page)).toEqual([]);
    await next.click();
    for (const place of ['浙江省', '衢州市', '衢江区']) await page.getByRole('radio', { name: place }).click();
    await page.getByLabel('详细地址').fill('上坞村 18 号');
    await next.click();
    await page.getByLabel('联系人').fill('林月娥');
    await page.getByLabel('电话').fill('13800138001');
    await next.click();
    await page.getByLabel('收款户名').fill(NAME);
    await page.getByLabel('开户行').fill('农村商业银行');
    await page.getByLabel('账号').fill('201000123456789');
    await next.click();
    const chooser = page.waitForEvent('filechooser');
    await page.getByRole('button', { name: '拍照或选照片：营业执照' }).click();
    const photo = { name: 'licence.jpg', mimeType: 'image/jpeg', buffer: await aPhoto() };
    await (await chooser).setFiles(photo);
    await page.getByText('已传到').waitFor();
    expect(await barriers(page)).toEqual([]);
    await next.click();
    await page.getByText(/^都齐了/).waitFor();
    await page.getByRole('button', { name: '提交', exact: true }).click();
    await page.getByText('已提交，等台里核验').waitFor();
  });

  it('is verified by name at the desk, and reads so on its phone', async () => {
    const { page } = officer;
    await page.goto('/admin/plugins/vetting/suppliers');
    await page.getByRole('link', { name: NAME }).click();
    await page.getByRole('heading', { level: 1, name: NAME }).waitFor();
    await page.getByRole('button', { name: '核验通过' }).click();
    const form = page.getByRole('dialog');
    await form.getByLabel('核验说明').fill('国家企业信用信息公示系统，登记一致');
    expect(await barriers(page)).toEqual([]);
    await form.getByRole('button', { name: '核验通过' }).click();
    await form.waitFor({ state: 'detached' });
    await page.getByText('已核验').first().waitFor();
    await farmer.page.reload();
    await farmer.page.getByText('核验通过，可以供货').waitFor();
    expect(await barriers(farmer.page)).toEqual([]);
  });

  it('sees its goods opened at the workbench, with a lot, prices and papers', async () => {
    keeper = await sit({ at: 'desk' });
    await signIn(keeper.page, 'shop-keeper');
    file = await opensGoods(keeper, HANDED);
    await notesLotAndPrices(keeper, HANDED.lot);
    await filesPapers(keeper, HANDED);
  });

  it('has its papers looked at and accepted by somebody else', async () => {
    await officer.page.goto(file);
    // Until somebody has signed, nothing of it can be shown.
    await officer.page.getByText('不可展示').first().waitFor();
    await acceptsPapers(officer);
  });

  it('has a sample under a blind code, and a panel that was drawn and whose draw anybody can make again', async () => {
    code = await drawsSample(officer, HANDED);
    await drawsPanel(officer, HANDED);
  });

  it('has three before it who sign that they have no ties', async () => {
    for (const who of PANEL) {
      const member = await sit({ at: 'desk' });
      await signIn(member.page, who);
      await signsForm(member, HANDED);
      members.push(member);
    }
  });

  it('is scored blind, sealed by each, and opened by all', async () => {
    for (const [at, member] of members.entries()) await seals(member, { code, member: at, goods: HANDED });
    await officer.page.reload();
    await officer.page.getByText('等待开封').waitFor();
    // All are sealed, and nobody has seen a score.
    expect(await officer.page.getByRole('region', { name: '评分', exact: true }).count()).toBe(0);
    for (const member of members) await opens(member, code);
    await settles(officer);
  });

  it('is signed by whoever answers for it, and can be shown', async () => {
    const chief = await sit({ at: 'desk' });
    await signIn(chief.page, 'chief-editor');
    await chief.page.goto('/admin/plugins/vetting/approvals');
    await chief.page.getByRole('button', { name: `终审 ${GOODS}` }).click();
    const form = chief.page.getByRole('dialog');
    await form.getByLabel('理由').fill('资质齐全，评分达标，价格有据');
    expect(await barriers(chief.page)).toEqual([]);
    await form.getByRole('button', { name: '签字批准上架' }).click();
    await form.waitFor({ state: 'detached' });
    await officer.page.goto(file);
    await officer.page.getByText('可展示', { exact: true }).first().waitFor();
    expect(await barriers(officer.page)).toEqual([]);
    for (const visitor of [farmer, officer, keeper, chief, ...members]) expect(complaintsOf(visitor)).toEqual([]);
  });
}
