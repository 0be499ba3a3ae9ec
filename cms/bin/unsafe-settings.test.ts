import { productionSettings } from '../../tests/host/production';
import { unsafeSettings } from './unsafe-settings';

const DATABASE_URL = 'postgres://hearth@db/hearth';
const said = (change: Record<string, string | undefined>): string[] =>
  unsafeSettings({ ...productionSettings(), DATABASE_URL, ...change }).map(({ en }) => en);

const long = (sign: string): string => sign.repeat(44);
const vault = (bytes: Buffer): string => `k1:${bytes.toString('base64')}`;

it('takes settings that are as they should be', () => {
  expect(said({})).toEqual([]);
});

it.each([
  'APP_KEYS',
  'ADMIN_JWT_SECRET',
  'API_TOKEN_SALT',
  'TRANSFER_TOKEN_SALT',
  'ENCRYPTION_KEY',
  'HEARTH_READER_SECRET',
])('wants %s, long, unknown and not leaned on', (name) => {
  expect(said({ [name]: undefined })).toEqual([`${name} is missing`]);
  expect(said({ [name]: 'q8Zr/1mX0pLw3Vt' })).toEqual([`${name} has fewer than 32 characters`]);
  expect(said({ [name]: 'toBeModified1' })).toEqual([`${name} is a default that everybody knows`]);
  expect(said({ [name]: long('a') })).toEqual([`${name} is too easy to guess`]);
});

it('looks at each of several keys', () => {
  const [good = ''] = (productionSettings()['APP_KEYS'] ?? '').split(',');
  expect(said({ APP_KEYS: `${good},` })).toEqual(['APP_KEYS is missing']);
  expect(said({ APP_KEYS: `${good},${good}` })).toEqual(['two secrets are the same; each needs its own']);
});

it('looks at the previous reader secret only while there is one', () => {
  expect(said({ HEARTH_READER_SECRET_PREVIOUS: 'changeme' })).toEqual([
    'HEARTH_READER_SECRET_PREVIOUS is a default that everybody knows',
  ]);
});

it.each<[string | undefined, string]>([
  [undefined, 'HEARTH_VAULT_KEYS holds no key; write name:base64 of 32 bytes'],
  ['k1', 'A key in HEARTH_VAULT_KEYS is not name:base64 of 32 bytes'],
  [vault(Buffer.from('half a key')), 'A key in HEARTH_VAULT_KEYS is not name:base64 of 32 bytes'],
  [vault(Buffer.alloc(32)), 'HEARTH_VAULT_KEYS is too easy to guess'],
])('wants vault keys of 32 unguessable bytes, not %s', (keys, problem) => {
  expect(said({ HEARTH_VAULT_KEYS: keys })).toEqual([problem]);
});

it('looks at no private address for anybody', () => {
  expect(said({ HEARTH_PROBE_HOSTS: '10.0.0.7' })).toEqual([
    'HEARTH_PROBE_HOSTS is for tests: it lets probes look at private addresses; remove it',
  ]);
});

it('never repeats a secret', () => {
  const broken = vault(Buffer.from('most of a real key, but not all'));
  expect(said({ HEARTH_VAULT_KEYS: broken, ENCRYPTION_KEY: 'kept-to-myself' }).join()).not.toMatch(
    /bW9zdCBv|kept-to-myself/,
  );
});

it.each<[Record<string, string | undefined>, string]>([
  [{ PUBLIC_URL: undefined }, 'PUBLIC_URL is missing: the address that readers see'],
  [
    { PUBLIC_URL: 'news.example.cn' },
    'PUBLIC_URL must begin with https://; a closed network may set HEARTH_ALLOW_HTTP=1',
  ],
  [
    { PUBLIC_URL: 'http://news.cn' },
    'PUBLIC_URL must begin with https://; a closed network may set HEARTH_ALLOW_HTTP=1',
  ],
  [{ HEARTH_SMS: 'console' }, 'HEARTH_SMS=console writes codes into the log; use a real gateway, or none'],
  [{ HEARTH_MAIL: 'console' }, 'HEARTH_MAIL=console writes codes into the log; use a real gateway, or none'],
])('refuses %j', (change, problem) => {
  expect(said(change)).toEqual([problem]);
});

it('knows that https without a proxy is a mistake', () => {
  expect(said({ BEHIND_PROXY: undefined })).toEqual([expect.stringContaining('set BEHIND_PROXY=true')]);
});

it('lets a closed network do without https, and a small station without a database of its own', () => {
  expect(said({ PUBLIC_URL: 'http://10.1.2.3', HEARTH_ALLOW_HTTP: '1', BEHIND_PROXY: undefined })).toEqual([]);
  expect(said({ DATABASE_URL: undefined })).toEqual([expect.stringContaining('DATABASE_URL is missing')]);
  expect(said({ DATABASE_URL: undefined, HEARTH_EMBEDDED_DATABASE: '1' })).toEqual([]);
});

it('says everything at once, in both languages', () => {
  const problems = unsafeSettings({});
  expect(problems.map(({ en }) => en.split(' ')[0])).toEqual([
    'APP_KEYS',
    'ADMIN_JWT_SECRET',
    'API_TOKEN_SALT',
    'TRANSFER_TOKEN_SALT',
    'ENCRYPTION_KEY',
    'HEARTH_READER_SECRET',
    'HEARTH_VAULT_KEYS',
    'PUBLIC_URL',
    'DATABASE_URL',
  ]);
  for (const { zh } of problems) expect(zh).toMatch(/[\u4e00-\u9fff]/);
});
