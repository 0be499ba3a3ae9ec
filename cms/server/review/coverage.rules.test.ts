import fc from 'fast-check';
import { FULL_REVIEW, type FieldWeight } from '../../contract';
import {
  carried,
  carriedOver,
  maySign,
  maySignFor,
  missingSteps,
  nextLevel,
  proofsBefore,
  standing,
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

it.each<[readonly (1 | 2 | 3)[], readonly Step[]]>([
  [[3], [proof(1), proof(2), review(3), proof(3)]],
  [
    [1, 3],
    [review(1), proof(1), proof(2), review(3), proof(3)],
  ],
  [[1], [review(1), proof(1), proof(2), proof(3)]],
  [[], [proof(1), proof(2), proof(3)]],
])('forgets no proof where only the levels %j are asked for', (levels, steps) => {
  expect(stepsOf({ levels: [...levels], proofs: FULL_REVIEW.proofs })).toEqual(steps);
});

it.each<[string, boolean, { person: string; onBehalfOf?: string }, Step]>([
  ['nobody stands in the way', true, { person: 'b' }, review(2)],
  ['neither wrote nor signed', true, { person: 'b', onBehalfOf: 'x' }, review(2)],
  ['the lender wrote it', false, { person: 'b', onBehalfOf: 'author' }, review(2)],
  ['the lender signed the level below', false, { person: 'b', onBehalfOf: 'lender' }, review(2)],
  ['their power signed the level below', false, { person: 'absent' }, review(2)],
  ['their power signed this very level', true, { person: 'absent' }, review(1)],
])('where %s, signing is %p', (...[, may, hands, step]) => {
  const signatures = [signed(review(1), 'lender', 'h'), { ...signed(review(1), 'a', 'h'), onBehalfOf: 'absent' }];
  const duties = { authors: new Set(['author']), signatures, hash: 'h', smallStation: false };
  expect(maySignFor(hands, step, duties)).toBe(may);
});

it('counts no signature that a return to the start set aside, and keeps it on record', () => {
  const all = [signed(review(1), 'a', 'h'), signed(review(2), 'b', 'h'), signed(proof(1), 'c', 'h')];
  const left = standing(all, [all[0]?.id ?? '', all[1]?.id ?? '']);
  expect(left.map(({ id }) => id)).toEqual(all.map(({ id }) => id));
  expect(missingSteps({ levels: [1, 2], proofs: [{ proof: 1, before: 2 }] }, left, 'h')).toEqual([
    review(1),
    review(2),
  ]);
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
])('an edit that weighs %s carries what it should', (weight, left) => {
  const all = [review(1), review(2), review(3), proof(1)].map((step, at) => signed(step, `p${at}`, 'h'));
  expect(carried(all, weight).map(({ kind, level }) => ({ kind, level }))).toEqual(left);
});

const steps = stepsOf(FULL_REVIEW);
const people = ['author', 'b', 'c', 'd', 'e', 'f', 'g'];
type Deed =
  | { readonly person: string; readonly step: Step }
  | { readonly weight: FieldWeight; readonly by?: string; readonly back?: number };

const signing = fc.record({ person: fc.constantFrom(...people), step: fc.constantFrom(...steps) });
const weight = fc.constantFrom<FieldWeight>('material', 'wording', 'technical');
/** Anybody tries to sign anything, in any order; edits of any weight come in between. */
const histories = fc.array(fc.oneof<fc.Arbitrary<Deed>[]>(signing, fc.record({ weight })), { maxLength: 40 });
/** Edits by people who signed or will, and edits that return to any words there were. */
const returning = fc.array(
  fc.oneof<fc.Arbitrary<Deed>[]>(
    signing,
    fc.record({ weight, by: fc.constantFrom(...people) }),
    fc.record({ weight, by: fc.constantFrom(...people), back: fc.nat({ max: 3 }) }),
  ),
  { maxLength: 40 },
);

type Played = { kind: Signed['kind']; level: number; id: string; person: string; covers: Set<string> };

type Edited = Extract<Deed, { readonly weight: FieldWeight }>;
type Play = {
  readonly signatures: Played[];
  readonly authors: Set<string>;
  readonly hashes: string[];
  /** Whose signatures went over to wording that they had a hand in. */
  readonly authorsOver: string[];
  readonly smallStation: boolean;
};

/** Plays a history by the rules; gives the signatures, all hashes there were and the one at its end. */
function play(history: readonly Deed[], smallStation: boolean): Play & { readonly hash: string } {
  const on: Play = { signatures: [], authors: new Set(['author']), hashes: ['h0'], authorsOver: [], smallStation };
  let hash = 'h0';
  for (const [at, deed] of history.entries()) {
    if ('weight' in deed) hash = edit(on, deed, { hash, fresh: `h${at + 1}` });
    else if (maySign(deed.person, deed.step, { ...on, hash }))
      on.signatures.push({ ...deed.step, id: String(at), person: deed.person, covers: new Set([hash]) });
  }
  return { ...on, hash };
}

function edit(on: Play, { weight, by, back }: Edited, { hash, fresh }: { hash: string; fresh: string }): string {
  if (by !== undefined) on.authors.add(by);
  const next = (back === undefined ? undefined : on.hashes.at(-1 - back)) ?? fresh;
  if (next === hash) return hash;
  for (const one of carriedOver({ from: hash, weight }, { ...on, hash: next })) {
    on.signatures.find(({ id }) => id === one.id)?.covers.add(next);
    if (weight === 'wording' && on.authors.has(one.person)) on.authorsOver.push(one.person);
  }
  on.hashes.push(next);
  return next;
}

/** Which steps each person signed of the words of one hash. */
function stepsBy(signatures: readonly Played[], hash: string): ReadonlyMap<string, ReadonlySet<string>> {
  const done = new Map<string, Set<string>>();
  for (const { person, kind, level } of signatures.filter(({ covers }) => covers.has(hash)))
    done.set(person, (done.get(person) ?? new Set()).add(`${kind}${level}`));
  return done;
}

it('carries no second signature of one person to words that they signed before', () => {
  const first = signed(review(1), 'x', 'A');
  const second = signed(review(2), 'x', 'B');
  const duties = { authors: new Set<string>(), signatures: [first, second], hash: 'A', smallStation: false };
  expect(carriedOver({ from: 'B', weight: 'wording' }, duties)).toEqual([]);
  expect(carriedOver({ from: 'B', weight: 'technical' }, duties)).toEqual([]);
  expect(carriedOver({ from: 'B', weight: 'wording' }, { ...duties, smallStation: true })).toHaveLength(1);
});

it('carries no signature of who wrote the new words, and keeps it for what is technical', () => {
  const duties = { authors: new Set(['x']), signatures: [signed(review(2), 'x', 'A')], hash: 'B', smallStation: false };
  expect(carriedOver({ from: 'A', weight: 'wording' }, duties)).toEqual([]);
  expect(carriedOver({ from: 'A', weight: 'technical' }, duties)).toHaveLength(1);
});

describe('in every history', () => {
  it('I2: returning to words that were signed before lets nobody stand there twice, nor sign what they wrote', () => {
    fc.assert(
      fc.property(returning, (history) => {
        const { signatures, hashes, authorsOver } = play(history, false);
        expect(authorsOver).toEqual([]);
        for (const hash of hashes)
          expect([...stepsBy(signatures, hash).values()].every(({ size }) => size === 1)).toBe(true);
      }),
      { numRuns: 10_000 },
    );
  });

  it('I2: no two steps of the same words are done by one person, and none by the author', () => {
    fc.assert(
      fc.property(histories, (history) => {
        const { signatures, hash } = play(history, false);
        const steps = stepsBy(signatures, hash);
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
