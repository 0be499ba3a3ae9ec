import { systemRandom } from '../../kernel';
import { createPasswords } from './password';

const passwords = createPasswords(systemRandom, { log2N: 10, r: 8, p: 1 });

it('knows its own password, however its signs were composed, and no other', async () => {
  const kept = await passwords.hash('Caf\u00e9 am Fluss');
  expect(kept).toMatch(/^scrypt\$10\$8\$1\$/);
  expect(await passwords.matches('Cafe\u0301 am Fluss', kept)).toBe(true);
  expect(await passwords.matches('Cafe am Fluss', kept)).toBe(false);
});

it('matches nothing where no password is kept', async () => {
  expect(await passwords.matches('', null)).toBe(false);
});

it('salts: equal passwords have different hashes', async () => {
  expect(await passwords.hash('the same words')).not.toBe(await passwords.hash('the same words'));
});

it('still knows a password kept with older parameters, and says that it is dated', async () => {
  const older = createPasswords(systemRandom, { log2N: 9, r: 8, p: 1 });
  const kept = await older.hash('kept long ago');
  expect(await passwords.matches('kept long ago', kept)).toBe(true);
  expect(passwords.isDated(kept)).toBe(true);
  expect(passwords.isDated(await passwords.hash('kept today'))).toBe(false);
});
