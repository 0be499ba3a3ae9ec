import { createHmac, createPublicKey, sign as signBytes } from 'node:crypto';
import fc from 'fast-check';
import Mux from '@mux/mux-node';
import { clockAt, systemClock } from '@hearth/cms/kernel';
import { aMuxLab } from '../../../../tests/lab/mux/mux-lab';
import { aSpec, driverAt, sending } from '../drivers/mux/testing/a-mux-driver';
import { aKey, keyringOf, rawToken, type TestKey } from '../testing/a-keyring';
import { createPassCheck, type PassCheck } from './pass-check';
import { createPassSigner } from './pass-signer';
import type { Pass } from './pass.rules';

const NOW = new Date('2026-11-29T08:00:00Z');
const [ours, before, foreign] = [aKey('k2'), aKey('k1'), aKey('k2')];
const keyring = keyringOf(ours, before);
const sign = createPassSigner(keyring);
const clock = clockAt(NOW);
const check = createPassCheck({ keyring, clock });
const pass: Pass = { playback: 'room', audience: 'v', until: new Date(NOW.getTime() + 60_000), viewer: 'v1' };
const claims = { sub: 'room', aud: 'v', exp: NOW.getTime() / 1000 + 60, jti: 'v1', kid: 'k2' };
const HEAD = { alg: 'RS256', typ: 'JWT', kid: 'k2' };
const rsa =
  ({ key }: TestKey) =>
  (text: string) =>
    signBytes('RSA-SHA256', Buffer.from(text), key);
const hmac = (secret: string, text: string): Buffer => createHmac('sha256', secret).update(text).digest();
const publicPem = createPublicKey(ours.key).export({ type: 'spki', format: 'pem' }) as string;

beforeEach(() => {
  clock.set(NOW);
  check.forget();
});

it('reads what it signed, and what the key before signed', async () => {
  expect(await check(await sign({ ...pass, restriction: 'r1' }))).toEqual({ ...pass, restriction: 'r1' });
  const older = createPassSigner(keyringOf(before));
  expect(await check(await older(pass))).toEqual({ ...pass, restriction: undefined });
});

it.each<[string, string]>([
  ['nothing', ''],
  ['no token at all', 'hello'],
  ['a token without signature', rawToken(HEAD, claims, () => '')],
  ['alg none', rawToken({ alg: 'none', kid: 'k2' }, claims, () => '')],
  ['alg None with a signature', rawToken({ alg: 'None', kid: 'k2' }, claims, rsa(ours))],
  ['HS256 by our public key', rawToken({ ...HEAD, alg: 'HS256' }, claims, (text) => hmac(publicPem, text))],
  [
    'RS512 of our own key',
    rawToken({ ...HEAD, alg: 'RS512' }, claims, (text) => signBytes('RSA-SHA512', Buffer.from(text), ours.key)),
  ],
  ['PS256 of our own key', rawToken({ ...HEAD, alg: 'PS256' }, claims, rsa(ours))],
  ['another’s key under our name', rawToken(HEAD, claims, rsa(foreign))],
  ['a key that nobody knows', rawToken({ ...HEAD, kid: 'k9' }, { ...claims, kid: 'k9' }, rsa(ours))],
  ['no name of a key', rawToken({ alg: 'RS256' }, { ...claims, kid: undefined }, rsa(ours))],
  ['two names of keys', rawToken({ ...HEAD, kid: 'k1' }, claims, rsa(ours))],
  [
    'a name that objects are born with',
    rawToken({ ...HEAD, kid: '__proto__' }, { ...claims, kid: '__proto__' }, rsa(ours)),
  ],
  ['run out', rawToken(HEAD, { ...claims, exp: claims.exp - 60 }, rsa(ours))],
  ['no end', rawToken(HEAD, { ...claims, exp: undefined }, rsa(ours))],
  ['an end that is no number', rawToken(HEAD, { ...claims, exp: '9999999999' }, rsa(ours))],
  ['an audience of others', rawToken(HEAD, { ...claims, aud: 'reader' }, rsa(ours))],
  ['many audiences', rawToken(HEAD, { ...claims, aud: ['v', 't'] }, rsa(ours))],
  ['no subject', rawToken(HEAD, { ...claims, sub: undefined }, rsa(ours))],
  ['a viewer that is no text', rawToken(HEAD, { ...claims, jti: {} }, rsa(ours))],
  ['not yet good', rawToken(HEAD, { ...claims, nbf: claims.exp + 1_000_000_000 }, rsa(ours))],
  ['longer than any of ours', rawToken(HEAD, { ...claims, pad: 'x'.repeat(5_000) }, rsa(ours))],
])('does not read %s', async (_, token) => {
  expect(await check(token)).toBeUndefined();
  expect(await check(token)).toBeUndefined();
});

it('does not read a token of which anything was changed', async () => {
  const token = await sign(pass);
  await fc.assert(
    fc.asyncProperty(
      fc.nat(token.length - 1),
      fc.constantFrom('A', 'Z', 'a', 'z', '0', '9', '-', '_', '.', '=', '~'),
      async (at, sign) => {
        const changed = token.slice(0, at) + sign + token.slice(at + 1);
        const read = await check(changed);
        // The last sign of a part holds bits that mean nothing: what reads the same may be written in two ways.
        if (changed !== token && read !== undefined) expect(read).toEqual({ ...pass, restriction: undefined });
      },
    ),
  );
});

it('remembers what it has read until it runs out, and no more than it may', async () => {
  let asked = 0;
  const counted: PassCheck = createPassCheck({
    keyring: { reading: (kid) => ((asked += 1), keyring.reading(kid)) },
    clock,
    remembered: 2,
  });
  const [one, two, three] = await Promise.all(['1', '2', '3'].map((viewer) => sign({ ...pass, viewer })));
  for (const token of [one!, one!, two!, one!]) await counted(token);
  expect(asked).toBe(2);
  await counted(three!);
  await counted(one!);
  expect(asked).toBe(4);
  clock.advance(60_000);
  expect(await counted(three!)).toBeUndefined();
  expect(asked).toBe(4);
});

describe('the same words as Mux', () => {
  it('reads what their SDK signs with our key', async () => {
    const mux = new Mux({ tokenId: 'x', tokenSecret: 'x' });
    const keySecret = ours.key.export({ type: 'pkcs1', format: 'pem' }) as string;
    const tokens = await mux.jwt.signPlaybackId('room', {
      ...{ keyId: 'k2', keySecret, expiration: '60s', type: ['video', 'thumbnail', 'storyboard'] },
      params: { playback_restriction_id: 'r1' },
    });
    const now = createPassCheck({ keyring, clock: systemClock });
    const read = await Promise.all(Object.values(tokens).map(async (token) => now(token)));
    expect(read.map((one) => [one?.playback, one?.audience, one?.restriction])).toEqual([
      ['room', 'v', 'r1'],
      ['room', 't', 'r1'],
      ['room', 's', 'r1'],
    ]);
  });

  it('writes what they let in, claim for claim', async () => {
    const lab = await aMuxLab();
    const mux = new Mux({ tokenId: 'x', tokenSecret: 'x' });
    const keySecret = ours.key.export({ type: 'pkcs8', format: 'pem' }) as string;
    const theirs = await mux.jwt.signPlaybackId('room', { keyId: 'k2', keySecret, expiration: '1h', type: 'video' });
    const said = (token: string): object =>
      JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString()) as object;
    const token = await sign({ ...pass, until: new Date(Date.now() + 3_600_000) });
    expect(Object.keys(said(token)).sort()).toEqual([...Object.keys(said(theirs)), 'jti'].sort());

    lab.world.signingKeys.set('k2', createPublicKey(ours.key));
    const playback = await aSignedStream(lab);
    const letIn = await sign({ ...pass, playback, until: new Date(Date.now() + 60_000) });
    const still = await sign({ ...pass, playback, audience: 't', until: new Date(Date.now() + 60_000) });
    const ask = async (token: string): Promise<number> =>
      (await fetch(`${lab.env['MUX_BASE_URL'] ?? ''}/${playback}.m3u8?token=${token}`)).status;
    expect([await ask(letIn), await ask(still)]).toEqual([200, 403]);
    await lab.stop();
  });
});

async function aSignedStream(lab: Awaited<ReturnType<typeof aMuxLab>>): Promise<string> {
  const made = await driverAt(lab).create(aSpec({ signed: true }));
  if (!made.ok) throw new Error(made.error.code);
  sending(lab, made.value.key);
  return made.value.stream.playbackId;
}
