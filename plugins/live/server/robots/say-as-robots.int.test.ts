import { err, unwrap } from '@hearth/cms/kernel';
import type { RobotSaying } from '../../contract';
import { sayAsRobots } from './say-as-robots';
import { aRobotHouse, operator, stranger, type RobotHouse } from './testing/a-robot-house';

let house: RobotHouse;
beforeAll(async () => {
  house = await aRobotHouse();
}, 60_000);
afterAll(() => house.test.drop());

it('speak in a rehearsal of one’s own station, and in no live that people watch', async () => {
  const said: [string, RobotSaying][] = [];
  const rooms = {
    robotSays: (room: string, saying: RobotSaying) => {
      said.push([room, saying]);
      return Promise.resolve(saying.text === '满了' ? undefined : { id: room, state: 'shown' as const });
    },
  };
  const deps = { lives: house.hosting.lives, rooms };
  const lines = ['来了来了', '满了'].map((text) => ({ author: '机器人甲', text, kind: 'danmaku' as const }));
  const rehearsal = house.live({ isRehearsal: true });
  expect(unwrap(await sayAsRobots(deps, operator, { id: rehearsal.id, lines }))).toEqual({ said: 1 });
  expect(said).toEqual([
    [rehearsal.room, { kind: 'danmaku', text: '来了来了', name: '机器人甲', clock: null }],
    [rehearsal.room, { kind: 'danmaku', text: '满了', name: '机器人甲', clock: null }],
  ]);
  said.length = 0;
  const { id } = house.live();
  expect(await sayAsRobots(deps, operator, { id, lines })).toEqual(err('ROBOTS.NOT_A_REHEARSAL'));
  expect(await sayAsRobots(deps, stranger, { id: rehearsal.id, lines })).toEqual(err('ROBOTS.SESSION_NOT_FOUND'));
  expect(said).toEqual([]);
});
