import { FULL_REVIEW } from '../../contract';
import { verify } from '../../kernel';
import { correctionMachine } from './correction.machine';
import { asNotice, fastLane, isTrackDone, takesPlace, wayOf } from './correction.rules';

it.each([
  ['our own app', 'app', ['publish'], 'edit'],
  ['a platform that edits', 'driver', ['publish', 'edit', 'delete'], 'edit'],
  ['one that only deletes', 'driver', ['publish', 'delete'], 'repost'],
  ['one that does neither', 'driver', ['publish'], 'notice'],
  ['a person', 'assisted', ['publish', 'edit'], 'manual'],
] as const)('%s', (...[, lane, capabilities, way]) => {
  expect(wayOf({ lane, capabilities: [...capabilities] })).toBe(way);
});

it('keeps the second and third review, and takes nothing from rules that ask for neither', () => {
  expect(fastLane({ ...FULL_REVIEW, levels: [1, 2, 3] })).toMatchObject({ levels: [2, 3], proofs: [] });
  const direct = { ...FULL_REVIEW, levels: [1 as const] };
  expect(fastLane(direct)).toEqual(direct);
});

it.each([
  [['publish'], true, false],
  [['publish'], false, true],
  [['publish', 'delete'], true, true],
] as const)('with %s, a correction %s takes the place of what stands: %s', (capabilities, corrects, takes) => {
  expect(takesPlace({ lane: 'driver', capabilities: [...capabilities] }, { corrects })).toBe(takes);
});

it('says by its title that it corrects', () => {
  expect(asNotice({ title: '停水通知', locale: 'zh-Hans' }).title).toBe('更正：停水通知');
});

it.each([
  ['live', null, true],
  ['live', 'https://x.example/1', true],
  ['sending', null, false],
  ['failed_final', null, false],
  ['dropped', null, true],
  ['dropped', 'https://x.example/1', false],
  [null, 'https://x.example/1', false],
] as const)('%s with %s standing: %s', (state, stands, isDone) => {
  expect(isTrackDone({ state, stands, givenUp: null })).toBe(isDone);
});

it.each([['failed_final'], ['manual'], [null]] as const)('%s is done once somebody gave the account up', (state) => {
  const stands = 'https://x.example/1';
  expect(isTrackDone({ state, stands, givenUp: { reason: '账号已被平台注销' } })).toBe(true);
});

it('is a sound machine', () => {
  expect(verify(correctionMachine)).toEqual([]);
});
