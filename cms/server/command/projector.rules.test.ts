import fc from 'fast-check';
import { AGAIN, BREATH, GAP, nextLook, SILENCE, type Watch } from './projector.rules';

const idle: Watch = { counts: true, looked: 0, heard: 0, dirty: undefined };

describe('when a node looks', () => {
  it.each([
    ['again by itself when nothing happens', idle, AGAIN],
    ['at once after a quiet time', { ...idle, dirty: 3_000 }, 3_000 + BREATH],
    ['not sooner than the gap, however much happens', { ...idle, dirty: 10 }, GAP],
    ['not later than it would have anyway', { ...idle, dirty: AGAIN - 1 }, AGAIN],
    ['when the one that counts has been silent', { ...idle, counts: false, heard: 4_000 }, 4_000 + SILENCE],
    ['not for what happens while another node counts', { ...idle, counts: false, dirty: 1 }, SILENCE],
  ])('%s', (_when, watch, at) => {
    expect(nextLook(watch)).toBe(at);
  });

  it('asks the database less than once in a gap over any hour of events, and misses none for longer than that', () => {
    const event = fc.integer({ min: 0, max: 400 });
    fc.assert(
      fc.property(fc.array(event, { minLength: 1, maxLength: 300 }), (pauses) => {
        const looks: number[] = [0];
        let watch: Watch = idle;
        let now = 0;
        const until = (end: number): void => {
          while (nextLook(watch) <= end) {
            const looked = nextLook(watch);
            if (watch.dirty !== undefined) expect(looked - watch.dirty).toBeLessThanOrEqual(GAP);
            looks.push(looked);
            watch = { ...watch, looked, dirty: undefined };
          }
        };
        for (const pause of pauses) {
          now += pause;
          until(now);
          watch = { ...watch, dirty: watch.dirty ?? now };
        }
        until(now + AGAIN);
        expect(watch.dirty).toBeUndefined();
        for (const [n, look] of looks.slice(1).entries()) expect(look - looks[n]!).toBeGreaterThanOrEqual(GAP);
      }),
    );
  });
});
