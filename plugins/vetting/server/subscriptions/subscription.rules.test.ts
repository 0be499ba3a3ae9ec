import { createHmac } from 'node:crypto';
import { signatureOf } from './signature';
import { nextDue } from './subscription.rules';

it.each([
  [{ minute: '30' }, '2026-11-30T02:10:00Z', '2026-11-30T02:30:00.000Z'],
  [{ minute: '30' }, '2026-11-30T02:30:00Z', '2026-11-30T03:30:00.000Z'],
  [{ minute: '0' }, '2026-11-30T02:59:59Z', '2026-11-30T03:00:00.000Z'],
  // Six in the morning in Beijing is ten in the evening of the day before in UTC.
  [{ minute: '15', hour: '6' }, '2026-11-30T02:10:00Z', '2026-11-30T22:15:00.000Z'],
  [{ minute: '15', hour: '6' }, '2026-11-30T22:14:59Z', '2026-11-30T22:15:00.000Z'],
  [{ minute: '15', hour: '6' }, '2026-11-30T22:15:00Z', '2026-12-01T22:15:00.000Z'],
  [{ minute: '0', hour: '0' }, '2026-12-31T15:59:00Z', '2026-12-31T16:00:00.000Z'],
] as const)('%j after %s is %s', (schedule, after, due) => {
  expect(nextDue(schedule, new Date(after)).toISOString()).toBe(due);
});

it('signs the moment and every letter', () => {
  const at = new Date('2026-11-30T02:00:00.500Z');
  const signed = signatureOf('secret-secret-secret', '{"a":1}', at);
  const seconds = Math.floor(at.getTime() / 1_000);
  const mac = createHmac('sha256', 'secret-secret-secret').update(`${seconds}.{"a":1}`).digest('hex');
  expect(signed).toBe(`t=${seconds},v1=${mac}`);
  expect(signatureOf('secret-secret-secret', '{"a":2}', at)).not.toBe(signed);
  expect(signatureOf('another-secret-token', '{"a":1}', at)).not.toBe(signed);
});
