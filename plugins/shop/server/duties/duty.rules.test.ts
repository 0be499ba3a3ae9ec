import { roleSlugs } from '@hearth/cms/contract';
import { dutyCatalogue, dutyChecks, type Duty, type DutyAnswer, type Session } from '../../contract';
import { phaseOf } from '../sessions/session.rules';
import { answeredDuties, countsOf, dutiesOf, dutyHash, isAsked, stateOf } from './duty.rules';
import { isJudged } from './run-checks';

const live: Session = {
  ...{ id: '0195f000-0000-7000-8000-00000000c001', title: '脐橙专场', kinds: ['selling'], version: 1, phase: 'over' },
  ...{ beginsAt: '2026-11-20T12:00:00.000Z', endsAt: '2026-11-20T14:00:00.000Z' },
};
const answer = (more: Partial<DutyAnswer> = {}): DutyAnswer => ({
  ...{ id: 'a1', dutyVersion: 1, dutyHash: '', outcome: 'holds', check: null, by: '合规', words: '看过' },
  ...{ evidence: [], evidenceHash: '', previous: null, at: '2026-11-20T15:00:00.000Z' },
  ...more,
});
const duty = (more: Partial<Duty> = {}): Duty => ({ ...dutyCatalogue[0]!, ...more });

describe('the catalogue of duties', () => {
  it('names each duty once for each day, with both languages, its law and who sees to it', () => {
    for (const one of dutyCatalogue) {
      const others = dutyCatalogue.filter(({ id }) => id === one.id);
      const overlapping = others.filter(({ from, until }) => from < (one.until ?? '9') && one.from < (until ?? '9'));
      expect(overlapping).toEqual([one]);
      expect([one.duty, one.article].flatMap((text) => Object.values(text)).every((text) => text.length > 3)).toBe(
        true,
      );
      expect(roleSlugs).toContain(one.owner);
    }
  });

  it('uses each check of the house, and people may judge those alone whose findings have exceptions', () => {
    expect(dutyCatalogue.flatMap(({ check }) => check ?? []).sort()).toEqual(Object.keys(dutyChecks).sort());
    expect(dutyCatalogue.filter(({ judged }) => judged).map(({ check }) => check)).toEqual(['words-allowed']);
  });

  it('holds a live against what was the law on the day when it began, by the stations’ clock', () => {
    const law = [duty({ until: '2026-12-01' }), duty({ version: 2, from: '2026-12-01' })];
    const versionAt = (beginsAt: string) => dutiesOf({ beginsAt }, law).map(({ version }) => version);
    expect(versionAt('2026-11-30T15:59:59.000Z')).toEqual([1]);
    expect(versionAt('2026-11-30T16:00:00.000Z')).toEqual([2]);
    expect(versionAt('2020-01-01T00:00:00.000Z')).toEqual([]);
    const [first, second] = law;
    expect(dutyHash(first!)).not.toBe(dutyHash(second!));
  });
});

it.each([
  [[], ['selling'], true],
  [['donation'], ['selling'], false],
  [['donation'], ['selling', 'donation'], true],
  [['minors', 'lottery'], ['lottery'], true],
] as const)('a duty for %j is asked of %j: %s', (when, kinds, asked) => {
  expect(isAsked({ when }, { kinds: [...kinds] })).toBe(asked);
});

it.each([
  ['nobody answered', [], 'open'],
  ['somebody did', [answer()], 'holds'],
  ['the last answer took the first one back', [answer(), answer({ id: 'a2', outcome: 'fails' })], 'fails'],
  ['another version was answered', [answer({ dutyVersion: 2 })], 'open'],
] as const)('when %s a duty is %s', (_what, answers, state) => {
  expect(stateOf(duty(), live, answers)).toBe(state);
  expect(stateOf(duty({ when: ['lottery'] }), live, answers)).toBe('exempt');
});

it('counts the duties of a live, and lets people answer what is theirs', () => {
  const given = new Map([['anchor-identity', [answer()]]]);
  const duties = answeredDuties(live, given);
  const counts = countsOf(duties);
  expect(counts).toMatchObject({ holds: 1, fails: 0 });
  expect(counts.holds + counts.open + counts.exempt).toBe(duties.length);
  const confirmable = duties.filter(({ isConfirmable }) => isConfirmable).map(({ id }) => id);
  expect(confirmable).toEqual(expect.arrayContaining(['anchor-identity', 'words-allowed', 'patrol']));
  expect(confirmable).not.toEqual(expect.arrayContaining(['goods-cleared']));
  expect(confirmable).not.toContain('lottery-rules');
});

it.each([
  [['machine h1', 'person'], 'h1', true],
  [['machine h1', 'person'], 'h2', false],
  [['machine h1'], 'h1', false],
  [[], 'h1', false],
  [['person'], 'h1', false],
] as const)('after %j the finding %s is judged already: %s', (said, found, kept) => {
  const answers = said.map((one) => {
    const [by, evidenceHash = ''] = one.split(' ');
    return answer({ evidenceHash, check: by === 'machine' ? { name: 'words-allowed', version: 1 } : null });
  });
  expect(isJudged(answers, found)).toBe(kept);
});

it.each([
  ['2026-11-20T11:59:59.000Z', 'coming'],
  ['2026-11-20T12:00:00.000Z', 'on'],
  ['2026-11-20T14:00:00.000Z', 'over'],
] as const)('at %s a live is %s', (now, phase) => {
  expect(phaseOf(live, new Date(now))).toBe(phase);
  expect(phaseOf({ ...live, endsAt: null }, new Date('2099-01-01'))).toBe('on');
});
