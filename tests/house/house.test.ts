import { join } from 'node:path';
import { EVERY_CHECK } from './checks/every-check';
import { lines } from './checks/problem';

const HOUSE = join(__dirname, '../..');

describe('the house', () => {
  it.each(EVERY_CHECK)(
    '%s',
    (_name, check) => {
      expect(lines(check(HOUSE))).toEqual([]);
    },
    120_000,
  );
});
