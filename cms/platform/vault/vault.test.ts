import fc from 'fast-check';
import { systemRandom } from '../../kernel';
import { createVault, type Place } from './vault';
import { parseVaultKeys } from './vault-keys';

const key = (id: string, fill: number): string => `${id}:${Buffer.alloc(32, fill).toString('base64')}`;
const vaultOf = (...keys: string[]) => createVault(parseVaultKeys(keys.join(',')), systemRandom);
const one = vaultOf(key('k1', 1));
const place: Place = { table: 'reader', column: 'phone_sealed', row: 'r1' };

it('gives back what was sealed, and never seals the same twice alike', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      const sealed = one.seal(place, text);
      expect(one.open(place, sealed)).toBe(text);
      expect(one.seal(place, text)).not.toBe(sealed);
    }),
  );
});

it.each([
  ['another row', { ...place, row: 'r2' }],
  ['another column', { ...place, column: 'email_sealed' }],
  ['another table', { ...place, table: 'station' }],
  ['names cut elsewhere', { table: 'readerp', column: 'hone_sealed', row: 'r1' }],
])('does not open in %s', (_name, elsewhere) => {
  const sealed = one.seal(place, '+8613912345678');
  expect(() => one.open(elsewhere, sealed)).toThrow();
  expect(() => one.reseal(elsewhere, sealed)).toThrow();
});

it('does not open when any byte was changed', () => {
  const sealed = one.seal(place, '+8613912345678');
  const bytes = Buffer.from(sealed.slice(3), 'base64url');
  for (let at = 0; at < bytes.length; at += 1) {
    const changed = Buffer.from(bytes);
    changed[at] = (changed[at] ?? 0) ^ 1;
    expect(() => one.open(place, `k1.${changed.toString('base64url')}`)).toThrow();
  }
  expect(() => one.open(place, 'k1.')).toThrow('no sealed value');
});

it('changes keys: the old one opens, the new one seals, and after resealing the old one may go', () => {
  const sealed = one.seal(place, '王敏');
  const both = vaultOf(key('k2', 2), key('k1', 1));
  expect(both.open(place, sealed)).toBe('王敏');
  expect(both.isCurrent(sealed)).toBe(false);
  const again = both.reseal(place, sealed);
  expect(both.isCurrent(again)).toBe(true);
  const two = vaultOf(key('k2', 2));
  expect(two.open(place, again)).toBe('王敏');
  expect(() => two.open(place, sealed)).toThrow('no key k1');
});

it('indexes equal values equally, each purpose and key by itself', () => {
  const both = vaultOf(key('k2', 2), key('k1', 1));
  expect(both.indexes('phone', '+86139')).toContain(one.index('phone', '+86139'));
  expect(both.index('phone', '+86139')).not.toBe(one.index('phone', '+86139'));
  expect(one.index('phone', '+86139')).not.toBe(one.index('email', '+86139'));
  expect(one.index('phone', '+86139')).not.toContain('139');
});

it.each([
  ['', 'no key'],
  ['k1', 'not name:base64'],
  ['k1:c2hvcnQ=', 'not name:base64'],
  [`${key('k1', 1)},${key('k1', 2)}`, 'twice'],
])('refuses the keys %j', (text, problem) => {
  expect(() => parseVaultKeys(text)).toThrow(problem);
});

it('keeps a broken key out of its complaint', () => {
  const broken = `k1:${Buffer.alloc(31, 7).toString('base64')}`;
  expect(() => parseVaultKeys(broken)).toThrow(
    expect.not.objectContaining({ message: expect.stringContaining('BwcH') }),
  );
});
