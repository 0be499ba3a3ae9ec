import { createHealth } from './health';

it('is ready when everything it requires is well', async () => {
  const health = createHealth();
  health.require('database', () => Promise.resolve(undefined));
  expect(await health.readiness()).toEqual({ ready: true, checks: { database: 'ok' } });
});

it('names what is wrong, be it said, thrown or never answered', async () => {
  jest.useFakeTimers();
  const health = createHealth();
  health.require('disk', () => Promise.resolve('2 MB left'));
  health.require('database', () => Promise.reject(new Error('connection refused')));
  health.require('redis', () => new Promise(() => undefined));
  const asked = health.readiness();
  await jest.advanceTimersByTimeAsync(2_000);
  expect(await asked).toEqual({
    ready: false,
    checks: { disk: '2 MB left', database: 'connection refused', redis: 'no answer in 2 s' },
  });
  jest.useRealTimers();
});

it('sends people elsewhere once it leaves', async () => {
  const health = createHealth();
  health.leave();
  expect(await health.readiness()).toMatchObject({ ready: false });
});
