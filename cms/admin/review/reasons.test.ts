import { FULL_REVIEW, type ReviewCase } from '../../contract';
import { reasonsFor, type Powers } from './reasons';

const CASE: ReviewCase = {
  id: '0199aa00-0000-7000-8000-000000000001',
  station: 'yunze',
  documentId: 'abcdefghijklmnopqrstuvwx',
  locale: 'zh-Hans',
  title: '题',
  state: 'l2',
  level: 2,
  revision: 3,
  hash: 'h'.repeat(64),
  author: '周砚秋',
  dueAt: null,
  claimedBy: null,
  proofBy: null,
  returned: null,
  heldUntil: null,
  emergency: null,
  signatures: [],
  missing: [{ kind: 'review', level: 2 }],
  rules: FULL_REVIEW,
  allowed: [],
  since: null,
  openMarks: 0,
  openReds: 0,
  isOut: false,
  version: 1,
};
const POWERS: Powers = { levels: [2], proof: false, submit: true };
const whys = (change: Partial<ReviewCase>, powers: Partial<Powers> = {}): string[] =>
  reasonsFor({ ...CASE, ...change }, { ...POWERS, ...powers }).map(({ why }) => why);

describe('why a button is missing', () => {
  it.each<[string, Partial<ReviewCase>, Partial<Powers>, string[]]>([
    ['it is offered', { allowed: ['pass'] }, {}, []],
    ['the level is not mine', {}, { levels: [1] }, ['level']],
    ['somebody holds it', { claimedBy: { person: CASE.id, name: '沈若兰', until: '' } }, {}, ['claimed']],
    ['a proof comes first', { missing: [{ kind: 'proof', level: 1 }], allowed: ['claim'] }, {}, ['proofs']],
    ['a later proof keeps nobody', { missing: [{ kind: 'proof', level: 3 }] }, {}, ['same-review']],
    ['machine checks found something red', { openReds: 2 }, {}, ['reds']],
    ['readers can meet it', { state: 'signed', level: null, missing: [], isOut: true }, {}, ['out']],
    ['I wrote or signed it', {}, {}, ['same-review']],
    [
      'I wrote what I would proofread',
      { missing: [{ kind: 'proof', level: 3 }], allowed: ['pass'] },
      { proof: true },
      ['same-proof'],
    ],
    ['handing in is not mine', { state: 'writing', level: null }, { submit: false }, ['submit']],
    ['nothing is left to do', { state: 'signed', level: null, missing: [] }, {}, []],
  ])('says so when %s', (...[, change, powers, expected]) => {
    expect(whys(change, powers)).toEqual(expected);
  });

  it('takes a lent power from what the host allows', () => {
    expect(whys({ missing: [{ kind: 'proof', level: 1 }], allowed: ['claim'] }, { levels: [] })).toEqual(['proofs']);
  });
});
