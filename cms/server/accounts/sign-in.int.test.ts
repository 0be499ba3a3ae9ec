import { theHost, type Host } from '../../../tests/host/host';
import { call } from '../../../tests/host/people';
import { aPhone, aReader, codeFor } from '../../../tests/host/readers';

let host: Host;
beforeAll(async () => {
  host = await theHost();
});

const enter = (phone: string, code: string, consents: readonly string[] = ['terms', 'privacy']) =>
  call(host, undefined, 'POST', '/api/account/sessions/phone', { phone, code, device: 'iPhone', consents });

describe('coming in by phone', () => {
  it('makes a newcomer an account and knows them the next time', async () => {
    const phone = aPhone();
    const first = await enter(phone, await codeFor(host, phone));
    expect(first.status).toBe(200);
    expect(first.body).toMatchObject({
      accessExpiresIn: 600,
      user: { name: null, phone: `+86****${phone.slice(-4)}`, email: null, locale: 'zh-Hans' },
    });
    const me = await call(host, { token: first.body.access as string }, 'GET', '/api/account/me');
    expect(me).toMatchObject({ status: 200, body: { id: first.body.user.id } });
  });

  it('asks a newcomer for terms and privacy and lets the same code pass once they are given', async () => {
    const phone = aPhone();
    const code = await codeFor(host, phone);
    const refused = await enter(phone, code, ['push']);
    expect(refused).toMatchObject({
      status: 422,
      body: { error: { code: 'ACCOUNT.CONSENT_NEEDED', details: { missing: ['terms', 'privacy'] } } },
    });
    expect((await enter(phone, code)).status).toBe(200);
  });

  it('lets one of two enter who hold the same code', async () => {
    const phone = aPhone();
    const code = await codeFor(host, phone);
    const answers = await Promise.all([1, 2, 3, 4].map(() => enter(phone, code)));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 422, 422, 422]);
  });

  it('kills a code after five wrong tries, and shuts the door for a minute', async () => {
    const phone = aPhone();
    const code = await codeFor(host, phone);
    const wrong = code === '000000' ? '000001' : '000000';
    for (let n = 0; n < 5; n += 1) {
      expect((await enter(phone, wrong)).body.error.code).toBe('ACCOUNT.CODE_WRONG');
    }
    const shut = await enter(phone, code);
    expect(shut.body.error).toMatchObject({ code: 'ACCOUNT.LOCKED_OUT' });
    expect(shut.body.error.details.retryIn).toBeGreaterThan(50);
  });

  it('sends a second code only after a minute', async () => {
    const phone = aPhone();
    await codeFor(host, phone);
    const again = await call(host, undefined, 'POST', '/api/account/codes', { phone: phone.replace('+86', '0086 ') });
    expect(again).toMatchObject({ status: 429, body: { error: { code: 'ACCOUNT.CODE_TOO_SOON' } } });
  });

  it.each(['', 'abc', '12345', '021-62345678', '10086', '+8613800138'])('refuses %p as a phone', async (phone) => {
    expect((await call(host, undefined, 'POST', '/api/account/codes', { phone })).status).toBe(422);
  });
});

describe('a signed-in reader', () => {
  it('changes name and language', async () => {
    const reader = await aReader(host).called('王敏').signedIn();
    const changed = await call(host, reader, 'PATCH', '/api/account/me', { locale: 'en' });
    expect(changed).toMatchObject({ status: 200, body: { name: '王敏', locale: 'en' } });
  });

  it('is out at once after signing out', async () => {
    const reader = await aReader(host).signedIn();
    expect((await call(host, reader, 'DELETE', '/api/account/sessions/current')).status).toBe(204);
    expect((await call(host, reader, 'GET', '/api/account/me')).status).toBe(401);
    const renewed = await call(host, undefined, 'POST', '/api/account/sessions/refresh', { refresh: reader.refresh });
    expect(renewed).toMatchObject({ status: 401, body: { error: { code: 'ACCOUNT.SESSION_ENDED' } } });
  });
});
