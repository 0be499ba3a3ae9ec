import { FULL_REVIEW, type ReviewCase, type Signature } from '../../contract';
import { carriedOver, stepsOf } from './steps';

const NOW = 'n'.repeat(64);
const BEFORE = 'b'.repeat(64);

const signed = (change: Partial<Signature>): Signature => ({
  id: '0199aa00-0000-7000-8000-000000000001',
  kind: 'review',
  level: 1,
  person: '0199aa00-0000-7000-8000-000000000002',
  name: '方一鸣',
  onBehalfOf: null,
  revision: 1,
  hash: NOW,
  errors: null,
  note: null,
  at: '2026-11-21T06:00:00.000Z',
  covers: true,
  carriedBy: null,
  ...change,
});

const at = (level: ReviewCase['level'], signatures: readonly Signature[]) =>
  stepsOf({ rules: FULL_REVIEW, level, hash: NOW, missing: [], signatures: [...signatures] }).map(
    ({ kind, level: step, standing }) => `${kind} ${step} ${standing}`,
  );

describe('the steps of a review', () => {
  it('stand in the order in which they are done, proofs before the level that waits for them', () => {
    expect(at(null, [])).toEqual([
      'review 1 later',
      'proof 1 later',
      'review 2 later',
      'proof 2 later',
      'review 3 later',
      'proof 3 later',
    ]);
  });

  it('wait where the manuscript is: for the level, and for the proofs that it needs', () => {
    expect(at(2, [signed({})])).toEqual([
      'review 1 signed',
      'proof 1 next',
      'review 2 next',
      'proof 2 later',
      'review 3 later',
      'proof 3 later',
    ]);
  });

  it('tell a signature for these words from one that an edit left standing and from one that it took away', () => {
    const older = { hash: BEFORE };
    const signatures = [
      signed({ ...older, covers: false }),
      signed({ ...older, level: 2, carriedBy: 'wording: subtitle' }),
      signed({ kind: 'proof', ...older, covers: false }),
    ];
    expect(at(null, signatures).slice(0, 3)).toEqual(['review 1 lost', 'proof 1 lost', 'review 2 carried']);
  });

  it('count the signature that covers the words before a later one that does not', () => {
    const [step] = stepsOf({
      rules: FULL_REVIEW,
      level: null,
      hash: NOW,
      missing: [],
      signatures: [signed({ name: '沈若兰' }), signed({ hash: BEFORE, covers: false })],
    });
    expect(step).toMatchObject({ standing: 'signed', signature: { name: '沈若兰' } });
  });
});

describe('what carried a signature', () => {
  it('is read from the note of the server', () => {
    expect(carriedOver('wording: subtitle, cover')).toEqual({ weight: 'wording', fields: ['subtitle', 'cover'] });
    expect(carriedOver('none: ')).toBeNull();
  });
});
