import { isUuid } from '@hearth/cms/kernel';
import { newId } from './new-id.rules';

it.each([0, 0x5a, 0xff])('is a UUID of version 7, whatever chance gives: %d', (byte) => {
  const id = newId(Date.UTC(2026, 10, 30), (bytes) => bytes.fill(byte));
  expect(isUuid(id)).toBe(true);
  expect(id.charAt(14)).toBe('7');
});

it('sorts by time', () => {
  const at = (now: number) => newId(now, (bytes) => bytes.fill(0xff));
  expect(at(1_000) < at(2_000)).toBe(true);
});
