import { actionOf, aNewRule, hitsOf, moved, replaced, wordsIn } from './rule-draft';

const first = aNewRule([], '甲');
const second = aNewRule([first], '乙');

it('gives each new rule an id of its own, also after one was removed', () => {
  expect([first.id, second.id, aNewRule([second], '丙').id]).toEqual(['rule-1', 'rule-2', 'rule-1']);
});

it('puts a rule in its place or at the end, and moves it no further than the list', () => {
  expect(replaced([first], second)).toEqual([first, second]);
  expect(replaced([first, second], { ...first, name: '改' }).map(({ name }) => name)).toEqual(['改', '乙']);
  expect(moved([first, second], 1, -1)).toEqual([second, first]);
  expect(moved([first, second], 0, -1)).toEqual([first, second]);
  expect(moved([first, second], 0, 1)).toEqual([second, first]);
});

it('reads words however they are parted, each once', () => {
  expect(wordsIn(' 暴雨，积水、暴雨\n地震 ')).toEqual(['暴雨', '积水', '地震']);
  expect(wordsIn('')).toEqual([]);
});

it('keeps column and weight when another deed is chosen', () => {
  const lead = { do: 'lead', column: 'c', importance: 1 } as const;
  expect(actionOf('attach', lead)).toEqual({ do: 'attach', lead: null, column: 'c', importance: 1 });
  expect(actionOf('lead', { do: 'drop', reason: '旧' })).toEqual({ do: 'lead', column: null, importance: 2 });
});

it('counts for each rule what it would decide, and what none does', () => {
  const item = { id: 'i', title: '', sourceName: '', takenAt: '', url: null };
  const now = { do: 'keep', rule: null, name: '', detail: '' } as const;
  const line = (rule: string | null) => ({ item, now, then: { ...now, rule }, differs: false });
  const hits = hitsOf({ lines: [line('rule-1'), line(null), line('rule-1')] });
  expect([...hits]).toEqual([
    ['rule-1', 2],
    ['', 1],
  ]);
});
