import fc from 'fast-check';
import { clockAt } from './clock';
import { isUuid, seededIds, systemIds, timeOrderedIds, uuidOf } from './ids';
import { randomFrom, seededRandom } from './random';

const V7 = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

describe('ids', () => {
  it('match the example of RFC 9562, appendix A.6', () => {
    const tail = (0xcc3n << 62n) | 0x18c4dc0c0c07398fn;
    expect(uuidOf(Date.parse('2022-02-22T19:22:22Z'), tail)).toBe('017f22e2-79b0-7cc3-98c4-dc0c0c07398f');
  });

  it('rise strictly, whatever the clock does', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -5000, max: 5000 }), { maxLength: 50 }), fc.string(), (steps, seed) => {
        const clock = clockAt('2026-01-01T00:00:00Z');
        const ids = timeOrderedIds({ clock, random: seededRandom(seed) });
        const made = steps.flatMap((step) => {
          clock.advance(step);
          return [ids.next(), ids.next()];
        });
        expect(made).toEqual([...new Set(made)].sort());
        expect(made.every((id) => V7.test(id))).toBe(true);
      }),
    );
  });

  it('carry the millisecond of the clock', () => {
    const clock = clockAt('2026-05-01T08:00:00Z');
    const id = timeOrderedIds({ clock, random: seededRandom(1) }).next();
    expect(Number.parseInt(id.replace('-', '').slice(0, 12), 16)).toBe(clock.now().getTime());
  });

  it('keep rising within one millisecond even from the worst random bits', () => {
    const full = randomFrom((length) => new Uint8Array(length).fill(255));
    const ids = timeOrderedIds({ clock: clockAt(new Date(0)), random: full });
    const made = Array.from({ length: 5000 }, () => ids.next());
    expect(made).toEqual([...new Set(made)].sort());
  });

  it('repeat for a seed and differ between seeds', () => {
    const [a, b, c] = [seededIds('x'), seededIds('x'), seededIds('y')];
    expect([a.next(), a.next()]).toEqual([b.next(), b.next()]);
    expect(seededIds('x').next()).not.toBe(c.next());
  });

  it('of the system are unique and sorted', () => {
    const made = Array.from({ length: 20_000 }, () => systemIds.next());
    expect(made).toEqual([...new Set(made)].sort());
  });
});

describe('isUuid', () => {
  it('accepts every version, in either case', () => {
    fc.assert(
      fc.property(fc.uuid(), (id) => {
        expect(isUuid(id)).toBe(true);
        expect(isUuid(id.toUpperCase())).toBe(true);
      }),
    );
  });

  it.each([
    '',
    'x',
    '017f22e2-79b0-7cc3-98c4-dc0c0c07398',
    '017f22e2-79b0-7cc3-c8c4-dc0c0c07398f',
    '017f22e279b07cc398c4dc0c0c07398f',
    '017f22e2-79b0-7cc3-98c4-dc0c0c07398f\n',
    7,
    null,
  ])('refuses %p', (value) => {
    expect(isUuid(value)).toBe(false);
  });
});
