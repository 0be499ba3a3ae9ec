import { createHmac } from 'node:crypto';
import jwt from 'jsonwebtoken';
import fc from 'fast-check';
import { clockAt, systemIds } from '../../kernel';
import { createAccessTokens } from './access-token';
import { readerKeysFrom } from './reader-secret';

const SECRET = 'a'.repeat(40);
const OTHER = 'b'.repeat(40);
const keys = readerKeysFrom({ HEARTH_READER_SECRET: SECRET });
const reader = {
  kind: 'reader',
  id: systemIds.next(),
  session: systemIds.next(),
  station: 'yunze',
  name: '王敏',
} as const;
const clock = clockAt('2026-11-21T08:00:00Z');
const tokens = createAccessTokens({ keys, clock });
const seconds = (): number => clock.now().getTime() / 1000;

beforeEach(() => clock.set('2026-11-21T08:00:00Z'));

it('says who the reader is', () => {
  expect(tokens.read(tokens.issue(reader))).toEqual(reader);
});

it('lives ten minutes, and half a minute more for clocks that disagree', () => {
  const token = tokens.issue(reader);
  clock.advance(629_000);
  expect(tokens.read(token)).toEqual(reader);
  clock.advance(2000);
  expect(tokens.read(token)).toBeUndefined();
});

it('is believed by a node whose clock is half a minute behind', () => {
  const token = tokens.issue(reader);
  clock.advance(-30_000);
  expect(tokens.read(token)).toEqual(reader);
});

it('outlives a change of the secret while the previous one is given', () => {
  const token = tokens.issue(reader);
  const env = { HEARTH_READER_SECRET: OTHER, HEARTH_READER_SECRET_PREVIOUS: SECRET };
  expect(createAccessTokens({ keys: readerKeysFrom(env), clock }).read(token)).toEqual(reader);
  const forgotten = readerKeysFrom({ HEARTH_READER_SECRET: OTHER });
  expect(createAccessTokens({ keys: forgotten, clock }).read(token)).toBeUndefined();
});

describe('a forged token', () => {
  const claims = () => ({ iat: seconds(), exp: seconds() + 600, sid: reader.session, sta: 'yunze', nam: '' });
  const rest = { issuer: 'hearth', audience: 'reader', subject: reader.id, keyid: keys[0].id } as const;
  const access = keys[0].access;
  const bare = (header: object, payload: object, signature = ''): string =>
    [header, payload].map((part) => Buffer.from(JSON.stringify(part)).toString('base64url')).join('.') +
    `.${signature}`;
  const full = () => ({ ...claims(), iss: 'hearth', aud: 'reader', sub: reader.id });

  it('is one that differs from the true one in any of these', () => {
    // The true one made the same way is believed, so each refusal below is for its own reason.
    expect(tokens.read(jwt.sign(claims(), access, rest))).toBeDefined();
    const forged: Record<string, string> = {
      'no algorithm': bare({ alg: 'none', typ: 'JWT', kid: keys[0].id }, full()),
      'another algorithm': jwt.sign(claims(), access, { ...rest, algorithm: 'HS512' }),
      'another key': jwt.sign(claims(), OTHER, rest),
      'the secret itself': jwt.sign(claims(), SECRET, rest),
      'no key id': jwt.sign(claims(), access, { issuer: 'hearth', audience: 'reader', subject: reader.id }),
      'another audience': jwt.sign(claims(), access, { ...rest, audience: 'admin' }),
      'another issuer': jwt.sign(claims(), access, { ...rest, issuer: 'strapi' }),
      'a longer life': jwt.sign({ ...claims(), exp: seconds() + 86_400 }, access, rest),
      'no end': jwt.sign({ iat: seconds(), sid: reader.session, sta: 'yunze', nam: '' }, access, rest),
      'no session': jwt.sign({ ...claims(), sid: undefined }, access, rest),
      'a subject that is no id': jwt.sign(claims(), access, { ...rest, subject: '1 OR 1=1' }),
      'a changed payload': jwt
        .sign(claims(), access, rest)
        .replace(/\.[^.]+\./, `.${bare({}, full()).split('.')[1] ?? ''}x.`),
      'a signature of something else': bare(
        { alg: 'HS256', kid: keys[0].id },
        full(),
        createHmac('sha256', 'x').digest('base64url'),
      ),
    };
    const believed = Object.entries(forged).filter(([, token]) => tokens.read(token) !== undefined);
    expect(believed.map(([name]) => name)).toEqual([]);
  });

  it('may be anything, and is nobody', () => {
    fc.assert(fc.property(fc.string(), (text) => tokens.read(text) === undefined));
  });
});

it('refuses a secret that could be guessed', () => {
  expect(() => readerKeysFrom({ HEARTH_READER_SECRET: 'short' })).toThrow('at least 32');
});
