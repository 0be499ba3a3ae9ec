import type { TopicChain } from '../../contract';
import {
  after,
  chainFor,
  duties,
  isSettled,
  materialChanges,
  movesFor,
  undoOf,
  USUAL_CHAIN,
  type Course,
} from './topic.rules';
import type { TopicFacts } from './topic.machine';

const course: Course = { state: 'pitched', before: null, round: 2, signed: 1 };

describe('the course of a topic', () => {
  it.each([
    ['pitch', 'pitched', { round: 3, signed: 0, before: null }],
    ['sign', 'pitched', { round: 2, signed: 2, before: null }],
    ['approve', 'approved', { round: 2, signed: 2, before: null }],
    ['revoke', 'pitched', { round: 2, signed: 0, before: null }],
    ['return', 'returned', { round: 2, signed: 1, before: null }],
    ['postpone', 'postponed', { round: 2, signed: 1, before: 'pitched' }],
    ['cancel', 'cancelled', { round: 2, signed: 1, before: 'pitched' }],
    ['merge', 'merged', { round: 2, signed: 1, before: 'pitched' }],
  ] as const)('%s', (event, to, expected) => {
    expect(after(course, event, to)).toEqual({ state: to, ...expected });
  });

  it('remembers through a postponement what was cancelled', () => {
    const postponed = after({ ...course, state: 'assigned' }, 'postpone', 'postponed');
    expect(after(postponed, 'cancel', 'cancelled').before).toBe('approved');
    expect(after(postponed, 'restore', 'approved').before).toBeNull();
    expect(after({ ...course, state: 'returned' }, 'cancel', 'cancelled').before).toBe('draft');
  });

  it('is settled from its approval on, put aside or not', () => {
    expect(isSettled(course)).toBe(false);
    expect(isSettled({ state: 'filed', before: null })).toBe(true);
    expect(isSettled({ state: 'postponed', before: 'approved' })).toBe(true);
    expect(isSettled({ state: 'postponed', before: 'pitched' })).toBe(false);
  });
});

it('takes only what really differs in title, angle, column or budget for a change of what is signed', () => {
  const now = { title: '甲', angle: '乙', column: null, budgetFen: 0, notes: '' } as Parameters<
    typeof materialChanges
  >[0]; // What the rule reads of it.
  expect(materialChanges(now, { title: '甲', notes: '新', importance: 1 })).toEqual([]);
  expect(materialChanges(now, { title: '丙', column: 'c', budgetFen: 0 })).toEqual(['title', 'column']);
});

describe('separation of duties', () => {
  const topic = { author: 'wang', pitchedBy: 'li', signatures: [{ person: 'shen', onBehalfOf: 'lu' }] };
  it.each([
    ['somebody new', { id: 'fang' }, null],
    ['the author', { id: 'wang' }, 'TOPICS.OWN_PITCH'],
    ['the pitcher', { id: 'li' }, 'TOPICS.OWN_PITCH'],
    ['somebody for the pitcher', { id: 'fang', onBehalfOf: 'li' }, 'TOPICS.OWN_PITCH'],
    ['who signed before', { id: 'shen' }, 'TOPICS.SIGNED_ALREADY'],
    ['for whom somebody signed before', { id: 'lu' }, 'TOPICS.SIGNED_ALREADY'],
    ['somebody for who signed before', { id: 'fang', onBehalfOf: 'shen' }, 'TOPICS.SIGNED_ALREADY'],
  ])('%s', (_who, signer, because) => {
    expect(duties(topic, signer)).toBe(because);
  });
});

describe('the chain of a topic', () => {
  const chain = (station: string, column: string | null, role: 'editor' | 'desk-head'): TopicChain => ({
    station,
    column,
    steps: [{ role, post: null }],
    version: 1,
  });
  const chains = [chain('qinghe', 'tea', 'editor'), chain('qinghe', null, 'desk-head'), chain('yunze', null, 'editor')];
  it.each([
    ['of its column', ['qinghe', 'yunze'], 'tea', chains[0]!.steps],
    ['of its station', ['qinghe', 'yunze'], 'rice', chains[1]!.steps],
    ['of a topic without a column', ['qinghe', 'yunze'], null, chains[1]!.steps],
    ['of the station above', ['liutang', 'yunze'], 'fish', chains[2]!.steps],
    ['that is usual', ['elsewhere'], null, USUAL_CHAIN],
  ] as const)('%s', (...[, line, column, steps]) => {
    expect(chainFor(chains, { line, column })).toBe(steps);
  });
});

describe('moves', () => {
  const facts: TopicFacts = {
    powers: { pitch: true, manage: false },
    owns: true,
    assigned: false,
    movedLast: true,
    complete: true,
    cannotSign: 'TOPICS.OWN_PITCH',
    lastStep: true,
    anySigned: false,
    signedLast: false,
    before: null,
    targetUntouched: false,
  };
  it('say why not, and leave out what makes no sense here', () => {
    const moves = movesFor('pitched', facts);
    expect(moves.map(({ event }) => event)).not.toContain('sign');
    expect(moves).toContainEqual({ event: 'approve', to: 'approved', because: 'TOPICS.OWN_PITCH' });
    expect(moves).toContainEqual({ event: 'withdraw', to: 'draft', because: null });
  });

  it('know what takes the last one back', () => {
    expect(undoOf('pitch', ['withdraw', 'cancel'])).toBe('withdraw');
    expect(undoOf('pitch', ['cancel'])).toBeNull();
    expect(undoOf('cancel', ['recall'])).toBe('recall');
    expect(undoOf('draft', ['pitch', 'cancel'])).toBeNull();
  });
});
