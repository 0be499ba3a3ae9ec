import { generateKeyPairSync } from 'node:crypto';
import { muxSettings } from './mux-settings';

const token = { MUX_TOKEN_ID: 'id', MUX_TOKEN_SECRET: 'secret' };
const pem = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export({ type: 'pkcs8', format: 'pem' });
const curve = generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' });

describe('the settings of Mux', () => {
  it('are none where nobody works with it', () => {
    expect(muxSettings({ PATH: '/bin', MUX_TOKEN_ID: '' })).toBeUndefined();
  });

  it('are whole with a token, and take a key as PEM and as Base64 of it', () => {
    expect(muxSettings(token)).toMatchObject({
      ...{ tokenId: 'id', webhookSecrets: [], baseUrl: 'https://api.mux.com' },
      ...{ statsUrl: 'https://stats.mux.com', streamUrl: 'https://stream.mux.com', imageUrl: 'https://image.mux.com' },
    });
    for (const key of [pem.toString(), Buffer.from(pem).toString('base64')]) {
      expect(muxSettings({ ...token, MUX_SIGNING_KEY: 'k', MUX_PRIVATE_KEY: key })?.signing?.keyId).toBe('k');
    }
    const changing = { MUX_WEBHOOK_SECRET: 'new', MUX_WEBHOOK_SECRET_PREVIOUS: 'old', MUX_BASE_URL: 'http://lab:1/' };
    expect(muxSettings({ ...token, ...changing })).toMatchObject({
      ...{
        webhookSecrets: ['new', 'old'],
        baseUrl: 'http://lab:1',
        streamUrl: 'http://lab:1',
        statsUrl: 'http://lab:1',
      },
    });
  });

  it.each([
    [{ MUX_TOKEN_ID: 'id' }, 'Mux is half set: MUX_TOKEN_ID without MUX_TOKEN_SECRET'],
    [{ MUX_SIGNING_KEY: 'k' }, 'Mux is half set: MUX_SIGNING_KEY without MUX_TOKEN_ID and MUX_TOKEN_SECRET'],
    [{ ...token, MUX_SIGNING_KEY: 'k' }, 'Mux is half set: MUX_SIGNING_KEY without MUX_PRIVATE_KEY'],
    [{ ...token, MUX_PRIVATE_KEY: 'k' }, 'Mux is half set: MUX_PRIVATE_KEY without MUX_SIGNING_KEY'],
    [
      { ...token, MUX_WEBHOOK_SECRET_PREVIOUS: 'old' },
      'Mux is half set: MUX_WEBHOOK_SECRET_PREVIOUS without MUX_WEBHOOK_SECRET',
    ],
    [{ ...token, MUX_SIGNING_KEY: 'k', MUX_PRIVATE_KEY: 'abc' }, 'MUX_PRIVATE_KEY is no RSA key'],
    [{ ...token, MUX_SIGNING_KEY: 'k', MUX_PRIVATE_KEY: curve.toString() }, 'MUX_PRIVATE_KEY is no RSA key'],
    [{ ...token, MUX_BASE_URL: 'api.mux.com' }, 'MUX_BASE_URL is no http address'],
  ])('are one clear line when they are halves: %j', (env, line) => {
    expect(() => muxSettings(env)).toThrow(line);
  });
});
