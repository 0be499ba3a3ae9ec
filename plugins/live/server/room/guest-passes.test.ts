import { randomUUID } from 'node:crypto';
import { systemRandom, type Clock } from '@hearth/cms/kernel';
import { createVault, parseVaultKeys } from '@hearth/cms/platform';
import { createGuestPasses, GUEST_HOURS } from './guest-passes';

const keyed = (id: string, fill: number): string => `${id}:${Buffer.alloc(32, fill).toString('base64')}`;
const vaultOf = (...keys: readonly string[]) => createVault(parseVaultKeys(keys.join(',')), systemRandom);

let now = Date.parse('2026-11-30T12:00:00Z');
const clock: Clock = { now: () => new Date(now) };
const room = randomUUID();
const passes = createGuestPasses({ vault: vaultOf(keyed('k1', 7)), clock });

it('lets into the room for which it was made, for some hours, and into no other', () => {
  const { pass, until } = passes.make(room);
  expect(until.getTime() - now).toBe(GUEST_HOURS * 3_600_000);
  expect([passes.isGood(room, pass), passes.isGood(randomUUID(), pass)]).toEqual([true, false]);
  now = until.getTime() - 1;
  expect(passes.isGood(room, pass)).toBe(true);
  now = until.getTime();
  expect(passes.isGood(room, pass)).toBe(false);
});

it('is refused where anything of it was changed, its end above all', () => {
  const { pass } = passes.make(room);
  const [end = '', ...sign] = pass.split('.');
  const later = (Number.parseInt(end, 36) + 3_600_000).toString(36);
  const wrong = [
    `${later}.${sign.join('.')}`,
    `${pass}x`,
    `${end}.`,
    `.${sign.join('.')}`,
    `zzzzzzzzzz.${sign.join('.')}`,
  ];
  for (const one of [...wrong, '', 'pass', undefined, pass.toUpperCase()]) expect(passes.isGood(room, one)).toBe(false);
});

it('outlives a new key of the vault, and is nothing at another house', () => {
  const { pass } = passes.make(room);
  const renewed = createGuestPasses({ vault: vaultOf(keyed('k2', 9), keyed('k1', 7)), clock });
  const foreign = createGuestPasses({ vault: vaultOf(keyed('k1', 8)), clock });
  expect([renewed.isGood(room, pass), foreign.isGood(room, pass)]).toEqual([true, false]);
});
