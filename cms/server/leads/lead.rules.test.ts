import { likelyDuplicates, sameness, type LeadFacts } from './lead.rules';

it.each([
  ['南塘里停水了！', '南塘里 停水了', true],
  ['ＡＢＣ路口塌陷', 'abc路口塌陷', true],
  ['南塘里停水', '南塘里停电', false],
])('%s / %s', (one, other, isSame) => {
  expect(sameness(one) === sameness(other)).toBe(isSame);
});

const aLead = (id: string, change: Partial<LeadFacts> = {}): LeadFacts => ({
  ...{ id, title: '', text: '', place: '', receivedAt: '2026-11-27T08:00:00.000Z' },
  ...change,
});

describe('likely duplicates', () => {
  const lead = aLead('a', { title: '河湾大桥信号灯坏了', text: '南头信号灯不亮', place: '河湾大桥' });

  it.each<[string, Partial<LeadFacts>, boolean]>([
    ['the same words', { text: '河湾大桥信号灯坏了，南头不亮' }, true],
    ['other words', { text: '菜市场垃圾三天没有清运' }, false],
    ['one term in common', { text: '大桥下有人钓鱼' }, false],
  ])('%s', (_what, change, isAlike) => {
    expect(likelyDuplicates(lead, [aLead('b', change)]).length > 0).toBe(isAlike);
  });

  it('puts what happened there and then first, and never names the lead itself', () => {
    const text = '河湾大桥信号灯';
    const old = aLead('old', { text, receivedAt: '2026-10-01T08:00:00.000Z' });
    const near = aLead('near', { text, place: '河湾大桥' });
    expect(likelyDuplicates(lead, [old, lead, near]).map((found) => found.lead.id)).toEqual(['near', 'old']);
  });
});
