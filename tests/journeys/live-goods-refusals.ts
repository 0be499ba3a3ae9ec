import type { Claim, Lot, ProductGate } from '@hearth/vetting/contract';
import { aDeskOf, until, type Ask } from './by-api';
import { passTime } from './host-database';
import * as plan from './live-plan';
import type { LiveStage } from './live-stage';

const A_DAY_LATER = `UPDATE vetting_price SET seen_at = seen_at - interval '25 hours' WHERE product = $1`;

/** What the vetting of the goods does to a gate that was open, each alone: somebody at another desk holds, unbinds, or looks too late. */
export function goodsRefusalJourneys(live: () => LiveStage): void {
  const director = () => live().crew.page('field-controller');
  const goods = () => live().own.product;
  const officer = (): Promise<Ask> => aDeskOf(live().stage, 'vetting-officer');
  const isNow = async (conditions: readonly string[]) => {
    await director().reload();
    await (conditions.length > 0 ? plan.isRefused(director(), '备播', conditions) : plan.missing(director(), []));
  };

  it('refuses for want of goods-approved alone, while the lot is held back', async () => {
    const ask = await officer();
    const path = `/vetting/products/${goods()}`;
    const { lots } = (await ask('GET', `${path}/lots`)) as { lots: Lot[] };
    const open = lots.filter(({ state }) => state === 'open');
    const turn = async (event: string) => {
      for (const { id } of open) {
        const { lots: now } = (await ask('GET', `${path}/lots`)) as { lots: Lot[] };
        const version = now.find((lot) => lot.id === id)?.version;
        await ask('POST', `/vetting/lots/${id}/turn`, { event, version, reason: '复检冷链记录' });
      }
      await until(
        async () => (await ask('GET', `${path}/gate`)) as ProductGate,
        ({ sellable }) => sellable === (event === 'release'),
      );
    };
    await turn('hold');
    await isNow(['goods-approved']);
    await turn('release');
    await isNow([]);
  });

  it('refuses for want of claims-proved alone, once the page that proves what the host says is unbound', async () => {
    const ask = await officer();
    const { claims } = (await ask('GET', `/vetting/products/${goods()}/claims`)) as { claims: Claim[] };
    const proved = claims.filter(({ standing }) => standing === 'supported');
    const unbound: Claim[] = [];
    for (const { id, version } of proved)
      unbound.push(await ask('PUT', `/vetting/claims/${id}/evidence`, { version, evidence: [] }));
    await isNow(['claims-proved']);
    for (const [at, { id, evidence }] of proved.entries())
      await ask('PUT', `/vetting/claims/${id}/evidence`, { version: unbound[at]?.version, evidence });
    await isNow([]);
  });

  it('refuses for want of price-basis-fresh alone, a day after somebody looked at the price', async () => {
    await passTime(live().stage.host.database(), A_DAY_LATER, [goods()]);
    await isNow(['price-basis-fresh']);
    const seen = { venue: '云泽农贸市场', url: 'https://market.example/oranges', fen: 4_980, basis: 'market' };
    const now = { seenAt: new Date().toISOString(), shotHash: null };
    await (
      await officer()
    )('POST', `/vetting/products/${goods()}/prices`, { ...seen, ...now });
    await isNow([]);
  });
}
