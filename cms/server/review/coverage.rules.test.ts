import fc from 'fast-check';
import { FULL_REVIEW, type FieldWeight } from '../../contract';
import {
  carried,
  maySign,
  missingSteps,
  nextLevel,
  proofsBefore,
  stepsOf,
  type Signed,
  type Step,
} from './coverage.rules';

const signed = (step: Step, person: string, ...hashes: string[]): Signed => ({
  ...step,
  id: `${step.kind}-${step.level}-${person}`,
  person,
  covers: new Set(hashes),
});
const review = (level: 1 | 2 | 3): Step => ({ kind: 'review', level });
const proof = (level: 1 | 2 | 3): Step => ({ kind: 'proof', level });

it('asks for the proofs before the level that waits for them', () => {
  expect(stepsOf(FULL_REVIEW)).toEqual([review(1), proof(1), review(2), proof(2), review(3), proof(3)]);
});

it('counts a signature for its own words only', () => {
  const signatures = [signed(review(1), 'a', 'old'), signed(proof(1), 'b', 'new')];
  expect(missingSteps(FULL_REVIEW, signatures, 'new')).toEqual([review(1), review(2), proof(2), review(3), proof(3)]);
  expect(nextLevel(missingSteps(FULL_REVIEW, signatures, 'old'))).toBe(2);
});

it('names the proofs that a level waits for', () => {
  const missing = missingSteps(FULL_REVIEW, [signed(proof(1), 'b', 'h')], 'h');
  expect([1, 2, 3, 4].map((level) => proofsBefore(FULL_REVIEW, missing, level))).toEqual([[], [], [2], [2, 3]]);
});

it.each<[FieldWeight | null, readonly Step[]]>([
  [null, [review(1), review(2), review(3), proof(1)]],
  ['technical', [review(1), review(2), review(3), proof(1)]],
  ['wording', [review(2), review(3)]],
  ['material', []],
])('an edit that weighs %s carries what it should', (weight, standing) => {
  const all = [review(1), review(2), review(3), proof(1)].map((step, at) => signed(step, `p${at}`, 'h'));
  expect(carried(all, weight).map(({ kind, level }) => ({ kind, level }))).toEqual(standing);
});

const steps = stepsOf(FULL_REVIEW);
const people = ['author', 'b', 'c', 'd', 'e', 'f', 'g'];
/** Anybody tries to sign anything, in any order; edits of any weight come in between. */
const histories = fc.array(
  fc.oneof(
    fc.record({ person: fc.constantFrom(...people), step: fc.constantFrom(...steps) }),
    fc.record({ weight: fc.constantFrom<FieldWeight>('material', 'wording', 'technical') }),
  ),
  { maxLength: 40 },
);

/** Plays a history by the rules; gives the signatures and the hash at its end. */
function play(history: readonly ({ person: string; step: Step } | { weight: FieldWeight })[], smallStation: boolean) {
  const signatures: { kind: Signed['kind']; level: number; id: string; person: string; covers: Set<string> }[] = [];
  let hash = 'h0';
  for (const [at, deed] of history.entries()) {
    if ('weight' in deed) {
      const standing = signatures.filter(({ covers }) => covers.has(hash));
      const next = `h${at + 1}`;
      for (const one of carried(standing, deed.weight)) signatures.find(({ id }) => id === one.id)?.covers.add(next);
      hash = next;
    } else if (maySign(deed.person, deed.step, { authors: new Set(['author']), signatures, hash, smallStation })) {
      signatures.push({ ...deed.step, id: String(at), person: deed.person, covers: new Set([hash]) });
    }
  }
  return { signatures, hash };
}

describe('in every history', () => {
  it('I2: no two steps of the same words are done by one person, and none by the author', () => {
    fc.assert(
      fc.property(histories, (history) => {
        const { signatures, hash } = play(history, false);
        const standing = signatures.filter(({ covers }) => covers.has(hash));
        const steps = new Map<string, Set<string>>();
        for (const { person, kind, level } of standing) {
          steps.set(person, (steps.get(person) ?? new Set()).add(`${kind}${level}`));
        }
        expect(steps.has('author')).toBe(false);
        expect([...steps.values()].every(({ size }) => size === 1)).toBe(true);
      }),
      { numRuns: 10_000 },
    );
  });

  it('in a station with few people one may sign several reviews, and never both a review and a proof', () => {
    fc.assert(
      fc.property(histories, (history) => {
        const { signatures, hash } = play(history, true);
        const standing = signatures.filter(({ covers }) => covers.has(hash));
        const kinds = new Map<string, Set<string>>();
        for (const { person, kind } of standing) kinds.set(person, (kinds.get(person) ?? new Set()).add(kind));
        expect(kinds.has('author')).toBe(false);
        expect([...kinds.values()].every(({ size }) => size === 1)).toBe(true);
        if (missingSteps(FULL_REVIEW, standing, hash).length === 0) expect(kinds.size).toBeGreaterThanOrEqual(2);
      }),
      { numRuns: 10_000 },
    );
  });

  it('I1: what is covered was signed at every step for these very words, or carried by edits that allow it', () => {
    fc.assert(
      fc.property(histories, (history) => {
        const { signatures, hash } = play(history, false);
        if (missingSteps(FULL_REVIEW, signatures, hash).length > 0) return;
        const lastMaterial = history.findLastIndex((deed) => 'weight' in deed && deed.weight === 'material');
        const since = signatures.filter(({ covers }) => covers.has(hash)).map(({ id }) => Number(id));
        expect(since.every((at) => at > lastMaterial)).toBe(true);
      }),
      { numRuns: 10_000 },
    );
  });
});
