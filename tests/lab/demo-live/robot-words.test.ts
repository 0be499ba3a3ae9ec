import { seededRandom } from '@hearth/cms/kernel';
import { robotsContract } from '@hearth/live/contract';
import { linesOf, robotName } from './robot-words';

it('are lines that the route takes, of robots that are called so', () => {
  const random = seededRandom('robots');
  for (let second = 0; second < 600; second += 1) {
    const lines = linesOf(second, random);
    expect(robotsContract.routes.robotsSay.body.safeParse({ lines }).success).toBe(true);
    expect(lines.every(({ author }) => author.startsWith('机器人'))).toBe(true);
  }
});

it('come thicker when something is shown', () => {
  const random = seededRandom('thick');
  const told = (from: number): number =>
    Array.from({ length: 5 }, (_, at) => linesOf(from + at, random).length).reduce((sum, one) => sum + one, 0);
  const sums = [30, 60, 90, 120].map((at) => [told(at), told(at + 10)] as const);
  expect(sums.reduce((sum, [lively]) => sum + lively, 0)).toBeGreaterThan(
    sums.reduce((sum, [, calm]) => sum + calm, 0),
  );
});

it('have names that go round', () => {
  expect(new Set(Array.from({ length: 20 }, (_, at) => robotName(at))).size).toBe(10);
});
