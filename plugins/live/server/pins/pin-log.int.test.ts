import fc from 'fast-check';
import { pinGoods } from './pin-goods';
import { sweepPins } from './sweep-pins';
import { aPinDesk, controller, officer, type PinDesk } from './testing/a-pin-desk';
import { unpinGoods } from './unpin-goods';

let desk: PinDesk;
beforeAll(async () => {
  desk = await aPinDesk();
}, 60_000);
afterAll(() => desk.db.drop());

type Deed = {
  readonly what: 'pin' | 'unpin' | 'suspend' | 'sweep' | 'pause';
  readonly goods: number;
  readonly blind: boolean;
};

const aDeed: fc.Arbitrary<Deed> = fc.record({
  what: fc.constantFrom('pin', 'pin', 'pin', 'unpin', 'suspend', 'sweep', 'pause'),
  goods: fc.integer({ min: 0, max: 3 }),
  /** Whoever presses has not looked for a while. */
  blind: fc.boolean(),
});

/** Some deeds at once, then some others, as people press who do not wait for each other. */
const aLiveOfDeeds = fc.array(fc.array(aDeed, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 6 });

async function open(room: string): Promise<string | null> {
  const [pin] = await desk.deps.pins.open(desk.db.knex, { room });
  return pin?.id ?? null;
}

it('no two pins of a room overlap, and none outlasts what vetting took away, whatever is pressed at once', async () => {
  await fc.assert(
    fc.asyncProperty(aLiveOfDeeds, async (rounds) => {
      const live = desk.aLive();
      const goods = Array.from({ length: 4 }, () => desk.anOffer());
      for (const deeds of rounds) {
        const seen = await open(live.room);
        await Promise.all(
          deeds.map(async ({ what, goods: at, blind }, place) => {
            const offer = goods[at]!;
            const instead = blind ? null : seen;
            if (what === 'pin') {
              const who = place % 2 === 0 ? controller : officer;
              return pinGoods(desk.deps, who, { id: live.id, item: null, offer: offer.id, instead });
            }
            if (what === 'unpin') return seen && unpinGoods(desk.deps, controller, { id: live.id, pin: seen });
            if (what === 'suspend') {
              desk.barred.set(offer.product, 'suspended');
              return desk.suspend(offer.product, 'suspended');
            }
            if (what === 'pause') desk.move(live, place % 2 === 0 ? 'paused' : 'live');
            return sweepPins(desk.deps);
          }),
        );
      }
      expect(await desk.overlaps(live.room)).toBe(0);
      await sweepPins(desk.deps);
      const standing = await desk.deps.pins.open(desk.db.knex, { room: live.room });
      expect(standing.length).toBeLessThanOrEqual(1);
      expect(standing.filter(({ product }) => desk.barred.has(product))).toEqual([]);
      const told = desk.told.filter(({ room }) => room === live.room);
      // What was told last is what stands.
      expect(told.at(-1)?.type === 'pinned').toBe(standing.length === 1);
    }),
    { numRuns: process.env['HEARTH_LONG'] === '1' ? 500 : 15 },
  );
}, 120_000);
