import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { dutyRoles } from '../../contract';
import { isApart } from '../duty/duty.rules';
import { demoSessionsSchema } from './fill-demo-sessions';

const read = (name: string): unknown =>
  JSON.parse(readFileSync(join(__dirname, '../../../../database/demo', name), 'utf8'));

it('shows nothing but goods of the demo’s own list, by people of the demo', () => {
  const { goods } = read('goods.json') as { goods: readonly { key: string }[] };
  const people = read('people.json') as readonly { key: string }[];
  const sessions = demoSessionsSchema.parse(read('live-sessions.json'));
  const shown = sessions.flatMap(({ lines }) => lines.flatMap((line) => line.goods ?? []));
  expect(shown.filter((one) => !goods.some(({ key }) => key === one))).toEqual([]);
  const onDuty = sessions.flatMap(({ duty }) => Object.values(duty));
  expect(onDuty.filter((one) => !people.some(({ key }) => key === one))).toEqual([]);
  for (const { duty } of sessions) {
    expect(isApart(dutyRoles.map((role) => ({ role, person: duty[role] })))).toBe(true);
  }
  expect(sessions.map(({ rehearses }) => rehearses).sort()).toEqual([false, true]);
});

it('plans no more than the time that there is', () => {
  for (const { lines, minutes } of demoSessionsSchema.parse(read('live-sessions.json'))) {
    expect(lines.reduce((sum, { seconds }) => sum + seconds, 0)).toBeLessThanOrEqual(minutes * 60);
  }
});
