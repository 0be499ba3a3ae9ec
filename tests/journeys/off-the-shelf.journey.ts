import { enterApp } from './app-account';
import { barriers } from './barriers';
import { seats, signIn, type Stage } from './browser';
import { aDeskOf, until, type Told } from './by-api';
import { passTime } from './host-database';
import { anOffer, complaintsOf, fillSheet, payAtTill, toTheTill } from './shop-counter';

const [READER, PAYER] = ['19900000241', '19900000242'];
const GONE = '这件商品现在不卖';
const TEA = '上坞高山炒青';
const CUP = '石桥龙窑主人杯';
const LOT = 'YAO-001';

/** The papers of the goods held until yesterday; the house finds it out as it does at the end of any day. */
const ENDED = `WITH ended AS (
    UPDATE vetting_paper SET valid_to = (clock_timestamp() AT TIME ZONE 'Asia/Shanghai')::date - 1
    WHERE product = $1 AND kind = 'test-report' AND state = 'accepted' RETURNING product
  ) UPDATE vetting_gate SET due_at = clock_timestamp() WHERE product IN (SELECT product FROM ended)`;

/** Goods that must not be sold any more: their paper is over, or a lot of them is called back. They stay off the shelf of the demo station. */
export function offTheShelfJourneys(stage: () => Stage): void {
  const { sit, clear } = seats(stage);
  afterAll(clear);

  const isSold = async (variant: string): Promise<boolean> => {
    const { gate } = await (await aDeskOf(stage(), 'shop-keeper'))('GET', `/shop/variants/${variant}`);
    return gate.sellable === true;
  };

  it('leave it at the end of a paper, in the middle of somebody’s checkout; what was ordered before is kept', async () => {
    const own = await anOffer(stage(), { goods: TEA, units: 5 });
    const [reader, payer, officer] = [
      await sit({ at: 'phone' }),
      await sit({ at: 'phone' }),
      await sit({ at: 'desk' }),
    ];
    await enterApp(reader.page, stage().host, READER);
    await enterApp(payer.page, stage().host, PAYER);
    await signIn(officer.page, 'vetting-officer');
    // One has written down where it goes, the other stands before the till.
    for (const { page } of [reader, payer]) {
      await page.goto(`/mall/offers/${own.offer}`);
      await fillSheet(page);
    }
    await toTheTill(payer.page);

    await passTime(stage().host.database(), ENDED, [own.product]);
    await until(
      () => isSold(own.variant),
      (sold) => !sold,
    );
    await reader.page.getByText(GONE).waitFor();
    await reader.page.goto('/mall');
    await reader.page.getByRole('main').getByRole('link').first().waitFor();
    expect(await reader.page.getByRole('link', { name: new RegExp(TEA) }).count()).toBe(0);
    expect(await barriers(reader.page)).toEqual([]);

    // Whoever ordered in time has a contract, and the station keeps it.
    await payAtTill(payer.page, stage());
    await payer.page.getByText('已付款，等待备货').first().waitFor();

    await officer.page.goto(`/admin/plugins/vetting-goods/${own.product}`);
    await officer.page.getByText('不可售').first().waitFor();
    await officer.page.getByText('资质已过期').first().waitFor();
    expect(await barriers(officer.page)).toEqual([]);
    expect(complaintsOf(officer)).toEqual([]);

    // Nobody is paid for them meanwhile.
    const finance = await sit({ at: 'desk' });
    await signIn(finance.page, 'finance');
    await finance.page.goto('/admin/plugins/shop-books/holds');
    const held = finance.page.getByRole('row').filter({ hasText: own.name });
    await held.getByText('资质已过期').waitFor();
    await held.getByRole('button', { name: '恢复结算' }).waitFor();
    expect(await barriers(finance.page)).toEqual([]);
    expect(complaintsOf(finance)).toEqual([]);
  });

  it('are called back by their lot: off the shelf, a warning on the page of the package, a room that says why', async () => {
    const own = await anOffer(stage(), { goods: CUP, units: 5 });
    const [reader, officer] = [await sit({ at: 'phone' }), await sit({ at: 'desk' })];
    await reader.page.goto(`/mall/offers/${own.offer}`);
    await reader.page.getByRole('button', { name: '登录后购买' }).waitFor();

    const { page } = officer;
    await signIn(page, 'vetting-officer');
    await page.goto('/admin/plugins/vetting/recalls');
    await page.getByRole('button', { name: '发起召回' }).click();
    const form = page.getByRole('dialog');
    await form.getByRole('combobox', { name: /^商品/ }).click();
    await page.getByRole('option', { name: new RegExp(CUP) }).click();
    await form.getByRole('combobox', { name: '召回什么' }).click();
    await page.getByRole('option', { name: new RegExp(`^批次 ${LOT}`) }).click();
    await form.getByText(/^这一批立即停止发货/).waitFor();
    await form.getByLabel('原因').fill('釉面铅含量抽检超标，检测编号 2026-118');
    expect(await barriers(page)).toEqual([]);
    await form.getByRole('button', { name: '召回这个批次' }).click();
    await form.waitFor({ state: 'detached' });
    await page.getByRole('link', { name: LOT }).click();
    await page.getByText('已不在售').waitFor();
    await page.getByText('釉面铅含量抽检超标，检测编号 2026-118').first().waitFor();
    expect(await barriers(page)).toEqual([]);

    await reader.page.getByText(GONE).waitFor();
    const { lots } = await (await aDeskOf(stage(), 'vetting-officer'))('GET', `/vetting/products/${own.product}/lots`);
    const lot = (lots as Told[]).find((one) => one.code === LOT);
    await reader.page.goto(`/trace/${lot.id}`);
    await reader.page.getByText('这个批次已召回').waitFor();
    expect(await barriers(reader.page)).toEqual([]);
    expect(await isSold(own.variant)).toBe(false);
    expect(complaintsOf(officer)).toEqual([]);
  });
}
