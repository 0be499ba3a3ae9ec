import type { Page } from 'playwright-core';
import { deskReceiptsContract, type SoldLive } from '@hearth/shop/contract';
import { barriers } from './barriers';
import { aDeskOf, until } from './by-api';
import { the } from './live-crew';
import type { LiveStage } from './live-stage';
import { show } from './show';

/** What is written of a live that was sold in: on its board, and in the books. */
export function numberJourneys(live: () => LiveStage): void {
  const page = (): Page => live().crew.page('finance');

  it('are those of the books, to the fen', async () => {
    const { orders, gross } = await bookedOf(live());
    expect(orders).toBe(1);
    const yuan = yuanOf(gross);
    await until(
      async () => {
        await page().goto(`/admin/plugins/live-numbers/${live().plan.id}`);
        await figureOf(page(), '支付订单').waitFor();
        const names = ['支付订单', '支付人数', '支付金额', '成交金额'];
        return Promise.all(names.map((name) => figureOf(page(), name).textContent()));
      },
      (seen) => seen.join(' ') === `${orders} 1 ${yuan} ${yuan}`,
    );
    const farmers = await figureOf(page(), '农户所得').textContent();
    expect(farmers).toMatch(/^¥\d/);
    expect(farmers).not.toBe('¥0.00');
    expect(await barriers(page())).toEqual([]);
    await show(page(), 'admin-live-numbers');
  });

  it('lead from what was shown to what was paid, item by item', async () => {
    const line = page().getByRole('row').filter({ hasText: live().own.name });
    const cell = (label: string) => line.locator(`td[data-label^="${label}"]`);
    for (const label of ['下单', '支付', '件数']) expect(await cell(label).textContent()).toMatch(/^1(\D|$)/);
    expect(Number((await cell('曝光人数').textContent())?.split(' ')[0])).toBeGreaterThan(0);
    expect(Number((await cell('点击').textContent())?.split(' ')[0])).toBeGreaterThan(0);
  });
}

/** The figure under a name; how it comes about stands below it. */
const figureOf = (page: Page, name: string) =>
  page
    .locator('dt')
    .filter({ hasText: new RegExp(`^${name}$`) })
    .locator('xpath=following-sibling::dd[1]')
    .locator('p')
    .first();

const yuanOf = (fen: number): string => `¥${(fen / 100).toFixed(2)}`;

/** What the books of the shop have of the live. */
async function bookedOf({ stage, plan }: LiveStage): Promise<SoldLive> {
  const told: unknown = await (await aDeskOf(stage, 'finance'))('GET', '/shop/books/lives');
  const { lives } = deskReceiptsContract.routes.soldLives.result.parse(told);
  return the(lives.find(({ session }) => session === plan.id));
}
