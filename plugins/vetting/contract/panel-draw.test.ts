import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { drawPanel, poolHash, rankPool, refillSeat, seedCommitment, type Candidate } from './panel-draw';
import { sha256 } from './sha256';

/** Written anew by what the rule says, with another SHA-256: what a stranger would do to check a draw. */
const bySomebodyElse = (seed: string, pool: readonly Candidate[], seats: number): string[] => {
  const ticket = ({ person }: Candidate): string => createHash('sha256').update(seed).update(person).digest('hex');
  const order = [...pool].sort((one, other) => ticket(one).localeCompare(ticket(other), 'en'));
  const seated = order.slice(0, seats);
  const outsider = order.find(({ outside }) => outside);
  if (outsider && !seated.some(({ outside }) => outside)) seated[seats - 1] = outsider;
  return seated.map(({ person }) => person);
};

const aSeed = fc.uint8Array({ minLength: 32, maxLength: 32 }).map((bytes) => Buffer.from(bytes).toString('hex'));
const aPool = fc
  .uniqueArray(fc.record({ person: fc.uuid(), outside: fc.boolean() }), {
    selector: ({ person }) => person,
    minLength: 3,
    maxLength: 24,
  })
  .filter((pool) => pool.some(({ outside }) => outside));

it('hashes as everybody else does, whatever is hashed', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
      expect(sha256(text)).toBe(createHash('sha256').update(text, 'utf8').digest('hex'));
    }),
  );
  expect(sha256('a'.repeat(200_000))).toBe(createHash('sha256').update('a'.repeat(200_000)).digest('hex'));
  expect(seedCommitment('seed')).toBe(sha256('seed'));
});

it('draws the same panel as somebody else who knows the rule, in whatever order the pool was written', () => {
  fc.assert(
    fc.property(aSeed, aPool, fc.integer({ min: 3, max: 9 }), (seed, pool, seats) => {
      const drawn = drawPanel(seed, pool, seats);
      if (pool.length < seats) {
        expect(drawn).toBeUndefined();
        return;
      }
      expect(drawn?.map(({ person }) => person)).toEqual(bySomebodyElse(seed, pool, seats));
      expect(drawPanel(seed, [...pool].reverse(), seats)).toEqual(drawn);
      expect(poolHash([...pool].reverse())).toBe(poolHash(pool));
    }),
  );
});

it('always has somebody from outside, and nobody twice', () => {
  fc.assert(
    fc.property(aSeed, aPool, (seed, pool) => {
      const drawn = drawPanel(seed, pool, 3) ?? [];
      expect(drawn.some(({ outside }) => outside)).toBe(true);
      expect(new Set(drawn.map(({ person }) => person)).size).toBe(3);
    }),
  );
});

it('draws nobody from a pool that has nobody from outside', () => {
  const pool = ['a', 'b', 'c', 'd'].map((person) => ({ person, outside: false }));
  expect(drawPanel('0', pool, 3)).toBeUndefined();
});

it('fills a free seat with the next of the order who was never asked, and keeps somebody from outside', () => {
  fc.assert(
    fc.property(aSeed, aPool, fc.nat(), (seed, pool, who) => {
      const drawn = drawPanel(seed, pool, 3) ?? [];
      const gone = drawn[who % 3]?.person ?? '';
      const sitting = drawn.map(({ person }) => person).filter((person) => person !== gone);
      const next = refillSeat(seed, pool, { sitting, left: [gone] });
      const stays = drawn.some(({ person, outside }) => outside && person !== gone);
      const could = rankPool(seed, pool).filter(
        ({ person, outside }) => ![...sitting, gone].includes(person) && (stays || outside),
      );
      expect(next).toEqual(could[0]);
      if (next) expect(stays || next.outside).toBe(true);
    }),
  );
});
