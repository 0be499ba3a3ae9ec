import fc from 'fast-check';
import { aBroadcast, START, type Happening } from '../../server/testing/a-broadcast';
import { contentOf, positionOf } from './content.rules';
import { planCut } from './cut.rules';

const happenings = fc.array(
  fc.oneof(
    { weight: 12, arbitrary: fc.constant<Happening>('part') },
    { weight: 2, arbitrary: fc.constantFrom<Happening>('last', 'other', 'slate', 'away') },
  ),
  { minLength: 1, maxLength: 80 },
);
const broadcastOf = (all: readonly Happening[]) => {
  const broadcast = aBroadcast();
  for (const one of all) broadcast.happen(one);
  return broadcast.session;
};

it('any range of any broadcast begins with a key frame, holds what was asked for, and little more', () => {
  fc.assert(
    fc.property(happenings, fc.nat(4_000), fc.nat(4_000), (all, one, two) => {
      const content = contentOf(broadcastOf(all));
      const [start, end] = [Math.min(one, two) / 100, Math.max(one, two) / 100];
      const runs = planCut(content, { start, end });
      const wanted = Math.max(0, Math.min(end, content.seconds) - start);
      if (wanted <= 0.001) {
        expect(runs).toEqual([]);
        return;
      }
      expect(runs.reduce((sum, { seconds }) => sum + seconds, 0)).toBeCloseTo(wanted, 2);
      runs.forEach(({ epoch, parts, lead }, index) => {
        expect(parts.every((part) => part.epoch === epoch)).toBe(true);
        expect(content.epochs.get(epoch)?.slate).toBe(false);
        const isFirstOfAll = parts[0] === content.parts.find((part) => part.epoch === epoch);
        expect(parts[0]?.independent === true || isFirstOfAll).toBe(true);
        if (index > 0) expect(lead).toBeLessThan(2);
        for (let at = 1; at < parts.length; at += 1) {
          expect(parts[at]!.at).toBeCloseTo(parts[at - 1]!.at + parts[at - 1]!.seconds, 4);
        }
      });
      const last = runs.at(-1)?.parts.at(-1);
      expect(last!.at).toBeLessThan(Math.min(end, content.seconds));
    }),
  );
});

it('the moment of a clock is found where it was taken, and a pause is the end of what came before', () => {
  const broadcast = aBroadcast();
  broadcast.parts(8);
  broadcast.happen('away');
  broadcast.parts(8);
  const at = (seconds: number): number => positionOf(broadcast.session, START + seconds * 1_000);
  expect([-5, 0, 1.25, 3.9, 4, 10, 14.5, 99].map(at)).toEqual([0, 0, 1.25, 3.9, 4, 4, 4.5, 8]);
});
