import { verify } from '../../kernel';
import { effectOf, switchProblem } from './switch.rules';
import { switchMachine } from './switch.machine';

const story = { documentId: 'a'.repeat(24), column: 'sport' };
const named = [story.documentId];

it.each([
  ['silence', { mode: 'silence', column: null, named: [] }, 'stops'],
  ['silence, named', { mode: 'silence', column: null, named }, 'goes'],
  ['breaking news elsewhere', { mode: 'breaking', column: null, named: ['b'.repeat(24)] }, 'moves'],
  ['breaking news itself', { mode: 'breaking', column: null, named }, 'goes'],
  ['its column on hold', { mode: 'hold', column: 'sport', named: [] }, 'stops'],
  ['another column on hold', { mode: 'hold', column: 'city', named: [] }, 'goes'],
  ['mourning', { mode: 'mourning', column: null, named: [] }, 'goes'],
] as const)('%s', (_name, thrown, effect) => {
  expect(effectOf(thrown, story)).toBe(effect);
});

it('knows what is missing', () => {
  expect(switchProblem({ mode: 'breaking', column: null, named: [] })).toBe('SWITCH.NOTHING_NAMED');
  expect(switchProblem({ mode: 'hold', column: null, named: [] })).toBe('SWITCH.COLUMN_MISSING');
  expect(switchProblem({ mode: 'mourning', column: null, named: [] })).toBeNull();
});

it('is a sound machine that wants a second person to agree', () => {
  expect(verify(switchMachine)).toEqual([]);
  expect(switchMachine.next('asked', 'confirm', { isSecond: false }).ok).toBe(false);
  expect(switchMachine.next('asked', 'confirm', { isSecond: true })).toMatchObject({ value: { state: 'on' } });
});
