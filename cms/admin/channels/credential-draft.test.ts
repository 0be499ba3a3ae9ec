import { channelCredential, drivenPlatforms } from '../../contract';
import { credentialBody, credentialFields, NO_CREDENTIAL } from './credential-draft';

const FITTING: Readonly<Record<string, string>> = {
  ...{ section: '207', category: '25', uid: '123456', address: '203.0.113.7', userId: '42', pageId: '100042' },
  ...{ callbackToken: 'abc123', encodingAesKey: 'a'.repeat(43) },
};

it.each(drivenPlatforms)('asks for %s exactly what its contract takes', (platform) => {
  const values = Object.fromEntries(credentialFields(platform).map(({ name }) => [name, FITTING[name] ?? 'word']));
  const whole = credentialBody(platform, { values, expiresAt: '2027-01-01T00:00:00Z' });
  expect(channelCredential.parse(whole)).toEqual(whole);
  const needed = credentialFields(platform).filter(({ optional }) => !optional);
  const least = Object.fromEntries(needed.map(({ name }) => [name, values[name] ?? '']));
  expect(channelCredential.safeParse(credentialBody(platform, { values: least, expiresAt: null })).success).toBe(true);
});

it('sends nothing where nothing was typed, so that what lies sealed stays', () => {
  expect(credentialBody('weibo', NO_CREDENTIAL)).toBeUndefined();
  expect(credentialBody('app', { values: { appKey: 'x' }, expiresAt: null })).toBeUndefined();
});
