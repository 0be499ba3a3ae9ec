import { freePort, isWithin, presentSrt } from './srt.rules';

const SPAN = { first: 9_000, last: 9_002 };

it.each([
  [[], 9_000],
  [[9_000, 9_002], 9_001],
  [[9_000, 9_001, 9_002], undefined],
  [[8_999, 9_003], 9_000],
] as const)('finds a port beside %j: %j', (taken, port) => {
  expect(freePort(SPAN, new Set(taken))).toBe(port);
});

it('knows which ports are among those that are open', () => {
  expect([8_999, 9_000, 9_002, 9_003].map((port) => isWithin(SPAN, port))).toEqual([false, true, true, false]);
});

it('writes the address of a host of any kind', () => {
  const kept = { port: 9_000, latencyMs: 200, changedAt: new Date(0) };
  expect(presentSrt('live.example', kept).server).toBe('srt://live.example:9000');
  expect(presentSrt('2001:db8::1', kept).server).toBe('srt://[2001:db8::1]:9000');
});
