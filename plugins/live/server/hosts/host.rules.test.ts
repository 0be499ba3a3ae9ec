import { hostDeeds } from '../../contract';
import { barTo, lackOf, overlaysOf, shownHost } from './host.rules';
import type { KeptHost } from './host.rules';

const LABEL = { 'zh-Hans': 'AI 数字人主播', en: 'AI digital human' };
const machine: KeptHost = {
  ...{ id: 'h1', station: 'yunze', session: 's1', kind: 'digital-human', task: 'speaks', name: '小云', label: LABEL },
  ...{ dutyPerson: 'p1', dutyName: '许合规', state: 'speaking', seenAt: new Date('2026-11-30T04:00:00Z'), seenAgo: 3 },
  version: 2,
};
const human: KeptHost = { ...machine, kind: 'human', label: null, dutyPerson: null, dutyName: null, seenAgo: null };
const duty = { person: 'p1', name: '许合规' };

it.each([
  ['a person needs neither', { kind: 'human', label: null, duty: null }, undefined],
  ['a guest needs neither', { kind: 'guest', label: null, duty: null }, undefined],
  ['a machine that nobody watches', { kind: 'digital-human', label: LABEL, duty: null }, 'duty'],
  ['a machine without a label', { kind: 'digital-human', label: null, duty }, 'label'],
  ['a label that hides it', { kind: 'digital-human', label: { 'zh-Hans': '金牌主播', en: 'AI host' }, duty }, 'label'],
  ['a label that hides it in English', { kind: 'digital-human', label: { ...LABEL, en: 'Fair host' }, duty }, 'label'],
  ['a word that only begins with AI', { kind: 'digital-human', label: { ...LABEL, en: 'Aide' }, duty }, 'label'],
  ['a machine that says so', { kind: 'digital-human', label: LABEL, duty }, undefined],
] as const)('%s', (_, given, lack) => {
  expect(lackOf(given)).toBe(lack);
});

it('lets a machine speak by the word of whoever is on duty and sees the label, and of nobody else', () => {
  for (const event of hostDeeds) {
    const speaks = event === 'begin' || event === 'return';
    expect(barTo(event, machine, 'p1')).toBeUndefined();
    expect(barTo(event, machine, 'p2')).toBe(speaks ? 'not-on-duty' : undefined);
    expect(barTo(event, { ...machine, seenAgo: 61 }, 'p1')).toBe(speaks ? 'label-unseen' : undefined);
    expect(barTo(event, { ...machine, seenAgo: null }, 'p1')).toBe(speaks ? 'label-unseen' : undefined);
    expect(barTo(event, human, 'p2')).toBeUndefined();
  }
});

it('is shown as silent only while it speaks and nobody watches', () => {
  expect(shownHost(machine).isSilent).toBe(false);
  expect(shownHost({ ...machine, seenAgo: 60 }).isSilent).toBe(false);
  expect(shownHost({ ...machine, seenAgo: 60.1 }).isSilent).toBe(true);
  expect(shownHost({ ...machine, state: 'waiting', seenAgo: 600 }).isSilent).toBe(false);
  expect(shownHost({ ...human, seenAgo: null }).isSilent).toBe(false);
  expect(shownHost(machine).allowedEvents).toEqual(['stop', 'end', 'fade']);
});

it('labels the picture while a machine speaks, each label once', () => {
  const assistant: KeptHost = { ...machine, task: 'answers', label: { 'zh-Hans': 'AI 助理', en: 'AI assistant' } };
  expect(overlaysOf([machine, { ...machine, id: 'h2' }, human, assistant])).toEqual([
    { kind: 'ai', text: 'AI 数字人主播 AI digital human' },
  ]);
  expect(
    overlaysOf([
      { ...machine, state: 'faded' },
      { ...machine, state: 'stopped' },
    ]),
  ).toEqual([]);
});
