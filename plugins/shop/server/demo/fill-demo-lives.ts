import { unwrap } from '@hearth/cms/kernel';
import type { DemoStage } from '@hearth/cms/platform';
import { z } from 'zod';
import { tellSessionSchema } from '../../contract';
import { confirmDuty } from '../duties/confirm-duty';
import type { DutyDeps } from '../duties/duties-wiring';
import { runChecks } from '../duties/run-checks';
import { pinGoods, tellSession } from '../sessions/tell-session';

const MINUTE = 60_000;

/** The lives of the demo's shop (演示场次), each with the goods that it shows and what somebody confirmed. */
export const livesFileSchema = z.array(
  z.strictObject({
    ...tellSessionSchema.pick({ title: true, kinds: true }).shape,
    beganMinutesAgo: z.int().min(1),
    lastsMinutes: z.int().min(2),
    goods: z.array(z.string()),
    confirmed: z.array(z.strictObject({ duty: z.string(), words: z.string().min(2) })),
  }),
);

/** Enters the lives of the demo as the shop's keeper would, and answers some of their duties as the compliance officer would. */
export async function fillDemoLives(
  deps: DutyDeps,
  { cast, file, made }: Pick<DemoStage, 'cast' | 'file' | 'made'>,
  now: Date,
): Promise<void> {
  const [keeper, officer] = [cast('shop-keeper'), cast('compliance-officer')];
  for (const { title, kinds, goods, confirmed, ...times } of livesFileSchema.parse(file('lives.json'))) {
    const id = deps.ids.next();
    const began = now.getTime() - times.beganMinutesAgo * MINUTE;
    const [beginsAt, endsAt] = [began, began + times.lastsMinutes * MINUTE].map((at) => new Date(at).toISOString());
    const told = { id, title, kinds, beginsAt: beginsAt ?? '', endsAt: endsAt ?? null, version: 0 };
    unwrap(await tellSession(deps, keeper, told));
    const products = goods.map((name) => made.get(`goods:${name}`));
    const offers = await deps.offers.list({ station: keeper.station, state: 'open', limit: 100 });
    for (const offer of offers.filter(({ product }) => products.includes(product))) {
      unwrap(await pinGoods(deps, keeper, { id, offer: offer.id }));
    }
    unwrap(await runChecks(deps, officer, { id, press: deps.ids.next() }));
    for (const { duty, words } of confirmed) {
      const answer = { outcome: 'holds', words, previous: null, press: deps.ids.next() } as const;
      unwrap(await confirmDuty(deps, officer, { id, duty, ...answer }));
    }
  }
}
