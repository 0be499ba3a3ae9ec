import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { vault } from '@/platform/vault';
import { askAsReader, endSession, resumeSession, session } from './session';

// The vault is the phone's keychain; under jest a field stands for it.
jest.mock('expo-secure-store', () => {
  let kept: string | null = null;
  return {
    getItemAsync: async () => kept,
    setItemAsync: async (_key: string, value: string) => void (kept = value),
    deleteItemAsync: async () => void (kept = null),
  };
});

interface Host {
  refreshes: number;
  valid: string;
  expired: boolean;
  down: boolean;
}

const host: Host = { refreshes: 0, valid: 'r0', expired: false, down: false };
let server: Server;

async function read(req: IncomingMessage): Promise<string> {
  let text = '';
  for await (const chunk of req) text += String(chunk);
  return text;
}

beforeAll(async () => {
  server = createServer((req, res) => {
    void read(req).then((text) => {
      if (host.down) return res.writeHead(503).end();
      if (req.url === '/api/account/sessions/refresh') {
        host.refreshes += 1;
        if ((JSON.parse(text) as { refresh: string }).refresh !== host.valid) {
          return res.writeHead(401).end(JSON.stringify({ error: { code: 'ACCOUNT.SESSION_STOLEN', message: '' } }));
        }
        host.valid = `r${host.refreshes}`;
        const user = { id: 'u1', name: '周雨', phone: null, email: null, locale: 'zh-Hans' };
        const access = `a${host.refreshes}`;
        return res.end(JSON.stringify({ access, accessExpiresIn: 900, refresh: host.valid, user }));
      }
      const fresh = req.headers.authorization === `Bearer a${host.refreshes}` && !host.expired;
      host.expired = false;
      return fresh
        ? res.end('{"purposes":{}}')
        : res.writeHead(401).end('{"error":{"code":"ACCOUNT.SESSION_ENDED","message":""}}');
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  process.env.EXPO_PUBLIC_HOST = `http://127.0.0.1:${(server.address() as AddressInfo).port}`; // listening on TCP
});
afterAll(() => new Promise((resolve) => server.close(resolve)));

async function signedIn(): Promise<void> {
  Object.assign(host, { refreshes: 0, valid: 'r0', expired: false, down: false });
  await endSession();
  await vault.write('r0');
}

it('uses the refresh token once for many calls at the same time', async () => {
  await signedIn();
  const answers = await Promise.all(Array.from({ length: 12 }, () => askAsReader('/api/account/me/consents')));
  expect(answers.every((answer) => answer.ok)).toBe(true);
  expect(host.refreshes).toBe(1);
  expect(session.get()).toMatchObject({ status: 'in', user: { name: '周雨' } });
});

it('renews an access token that the host refused, once', async () => {
  await signedIn();
  await askAsReader('/api/account/me/consents');
  host.expired = true;
  expect((await askAsReader('/api/account/me/consents')).ok).toBe(true);
  expect(host.refreshes).toBe(2);
});

it('ends the session when the refresh token was used by somebody else', async () => {
  await signedIn();
  host.valid = 'stolen and rotated';
  const answer = await askAsReader('/api/account/me/consents');
  expect(answer).toMatchObject({ ok: false, refusal: { code: 'ACCOUNT.SESSION_STOLEN' } });
  expect(session.get().status).toBe('out');
  expect(await vault.read()).toBeNull();
});

it('stays signed in through a dead host', async () => {
  await signedIn();
  host.down = true;
  await resumeSession();
  expect(session.get().status).toBe('in');
  expect(await vault.read()).toBe('r0');
});

it('is out without a kept token', async () => {
  await endSession();
  await resumeSession();
  expect(session.get().status).toBe('out');
});
