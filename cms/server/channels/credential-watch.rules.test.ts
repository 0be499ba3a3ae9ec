import fc from 'fast-check';
import { causeToTell, type CredentialCause, type CredentialFacts } from './credential-watch.rules';

const now = new Date('2026-12-01T00:00:00Z');
const inHours = (hours: number): Date => new Date(now.getTime() + hours * 3_600_000);
const facts = (more: Partial<CredentialFacts>): CredentialFacts => ({
  ...{ now, expiresAt: null, refusedAt: null, told: null },
  ...more,
});

it.each<[string, Partial<CredentialFacts>, CredentialCause | undefined]>([
  ['one that never ends', {}, undefined],
  ['one that ends in eight days', { expiresAt: inHours(8 * 24) }, undefined],
  ['one that ends in seven days', { expiresAt: inHours(7 * 24) }, 'week'],
  ['that, when it was told', { expiresAt: inHours(7 * 24), told: 'week' }, undefined],
  ['one that ends tomorrow', { expiresAt: inHours(24), told: 'week' }, 'day'],
  ['one that ends tomorrow, of which nobody heard', { expiresAt: inHours(20) }, 'day'],
  ['one that is over', { expiresAt: inHours(-1), told: 'day' }, undefined],
  ['one that its platform refuses', { refusedAt: now }, 'refused'],
  ['one that is refused on its last day', { expiresAt: inHours(2), refusedAt: now, told: 'day' }, 'refused'],
  ['that, when it was told', { expiresAt: inHours(2), refusedAt: now, told: 'refused' }, undefined],
])('of %s', (_which, more, cause) => {
  expect(causeToTell(facts(more))).toBe(cause);
});

it('tells of one credential at most three times, each time of something more pressing, however often one looks', () => {
  const look = fc.record({ hours: fc.integer({ min: 0, max: 400 }), refused: fc.boolean() });
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 300 }), fc.array(look, { maxLength: 40 }), (ends, looks) => {
      const heard: CredentialCause[] = [];
      let told: CredentialCause | null = null;
      for (const { hours, refused } of [...looks].sort((one, other) => one.hours - other.hours)) {
        const at = inHours(hours);
        const cause = causeToTell({ now: at, expiresAt: inHours(ends), refusedAt: refused ? at : null, told });
        if (cause) heard.push((told = cause));
      }
      const order = ['week', 'day', 'refused'];
      expect(heard).toEqual(order.filter((one) => heard.some((cause) => cause === one)));
    }),
  );
});
