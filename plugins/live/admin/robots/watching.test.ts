import type { LiveHost } from '../../contract';
import { deedsOn, isStoppable, watchedBy } from './watching.rules';

const machine: LiveHost = {
  ...{ id: 'h1', session: 's1', kind: 'digital-human', task: 'speaks', name: '小云', state: 'waiting', version: 1 },
  ...{ label: { 'zh-Hans': 'AI 数字人', en: 'AI digital human' }, duty: { person: 'p1', name: '许合规' } },
  ...{ seenAt: null, isSilent: false, allowedEvents: ['begin', 'stop', 'remove'] },
};
const person: LiveHost = { ...machine, id: 'h2', kind: 'human', label: null, duty: null };

it('watches over one’s own machines while they may speak', () => {
  const hosts: LiveHost[] = [machine, person, { ...machine, id: 'h3', state: 'stopped' }];
  expect(watchedBy(hosts, 'p1').map(({ id }) => id)).toEqual(['h1']);
  expect(watchedBy(hosts, 'p2')).toEqual([]);
  expect(watchedBy(hosts, undefined)).toEqual([]);
});

it('lets a machine speak only by whoever is on duty', () => {
  expect(deedsOn(machine, 'p1')).toEqual(['begin', 'remove']);
  expect(deedsOn(machine, 'p2')).toEqual(['remove']);
  expect(deedsOn(person, 'p2')).toEqual(['begin', 'remove']);
  expect(deedsOn({ ...machine, state: 'faded', allowedEvents: ['stop', 'end', 'return'] }, 'p2')).toEqual(['end']);
});

it('has the red button for machines always, for people while they speak', () => {
  expect([isStoppable(machine), isStoppable(person), isStoppable({ ...person, state: 'speaking' })]).toEqual([
    ...[true, false, true],
  ]);
  expect(isStoppable({ ...machine, allowedEvents: ['clear', 'remove'] })).toBe(false);
});
