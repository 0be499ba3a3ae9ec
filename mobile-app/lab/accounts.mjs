// The account half of the contract, with one code (246810), rotating refresh tokens and reuse detection.
import { randomUUID } from 'node:crypto';

export const CODE = '246810';
const NONE = { terms: false, privacy: false, push: false, personalisation: false, research: false };

export class Refusal extends Error {
  constructor(status, code, details = {}) {
    super(code);
    Object.assign(this, { status, code, details });
  }
}

const wrong = (path, message) => new Refusal(422, 'INPUT.INVALID', { fields: [{ path, message }] });

export function makeAccounts(state) {
  const users = new Map();
  const sessions = new Map(); // refresh token → { user, live }
  const accesses = new Map(); // access token → { user, until }

  function begin(user, device) {
    const session = { id: randomUUID(), user, device, createdAt: new Date().toISOString(), live: true };
    return issue(session);
  }
  function issue(session) {
    const [access, refresh] = [randomUUID(), randomUUID()];
    sessions.set(refresh, session);
    session.refresh = refresh;
    accesses.set(access, { session, until: Date.now() + state.accessSeconds * 1000 });
    const { id, name, phone, email, locale } = session.user;
    return {
      access,
      accessExpiresIn: state.claimedAccessSeconds ?? state.accessSeconds,
      refresh,
      user: { id, name, phone, email, locale },
    };
  }
  function userBy(key, value, consents, rest = {}) {
    const known = [...users.values()].find((user) => user[key] === value);
    if (known) return known;
    const user = { id: randomUUID(), name: null, phone: null, email: null, locale: 'zh-Hans', [key]: value, ...rest };
    user.purposes = { ...NONE, ...Object.fromEntries(consents.map((purpose) => [purpose, true])) };
    users.set(user.id, user);
    return user;
  }
  function reader(token) {
    const access = accesses.get(token);
    if (!access || access.until < Date.now() || !access.session.live || state.refuseAccess > 0) {
      if (state.refuseAccess > 0) state.refuseAccess -= 1;
      throw new Refusal(401, 'ACCOUNT.SIGNED_OUT');
    }
    return access.session;
  }
  const devicesOf = (session) => [...new Set(sessions.values())].filter((s) => s.user === session.user && s.live);

  return {
    'POST codes': ({ body }) => {
      if (!/^1\d{10}$/.test(body.phone ?? '')) throw wrong('phone', '手机号不对');
      if (state.codesLeft-- <= 0) throw new Refusal(429, 'ACCOUNT.TOO_MANY_CODES', { retryIn: 60 });
      return [202, { resendIn: state.resendIn, expiresIn: 300 }];
    },
    'POST sessions/phone': ({ body }) => {
      if (body.code !== CODE) throw wrong('code', '验证码不对，请核对短信');
      return [200, begin(userBy('phone', body.phone, body.consents), body.device)];
    },
    'POST sessions/email': ({ body }) => {
      const user = [...users.values()].find((each) => each.email === body.email && each.password === body.password);
      if (!user) throw new Refusal(401, 'ACCOUNT.WRONG_CREDENTIALS');
      return [200, begin(user, body.device)];
    },
    'POST registrations': ({ body }) => {
      if ([...users.values()].some((user) => user.email === body.email)) throw new Refusal(409, 'ACCOUNT.EMAIL_TAKEN');
      const user = userBy('email', body.email, body.consents, { name: body.name, password: body.password });
      return [201, begin(user, 'Web')];
    },
    'POST sessions/refresh': ({ body }) => {
      const session = sessions.get(body.refresh);
      state.refreshes += 1;
      if (!session?.live) throw new Refusal(401, 'ACCOUNT.SIGNED_OUT');
      if (session.refresh !== body.refresh) {
        session.live = false; // an old token came back: somebody copied it
        throw new Refusal(401, 'ACCOUNT.TOKEN_REUSED');
      }
      return [200, issue(session)];
    },
    'DELETE sessions/current': ({ token }) => [204, void (reader(token).live = false)],
    'DELETE sessions': ({ token }) => [204, void devicesOf(reader(token)).forEach((s) => (s.live = false))],
    'GET me': ({ token }) => [200, issue(reader(token)).user],
    'PATCH me': ({ token, body }) => {
      const { user } = reader(token);
      if (typeof body.name === 'string') user.name = body.name;
      return [200, { id: user.id, name: user.name, phone: user.phone, email: user.email, locale: user.locale }];
    },
    'GET me/sessions': ({ token }) => {
      const own = reader(token);
      const items = devicesOf(own).map((s) => ({
        id: s.id,
        device: s.device,
        createdAt: s.createdAt,
        lastSeenAt: s.createdAt,
        current: s === own,
      }));
      return [200, { items }];
    },
    'GET me/export': ({ token }) => [200, { user: reader(token).user, exportedAt: new Date().toISOString() }],
    'GET me/consents': ({ token }) => [200, { purposes: reader(token).user.purposes }],
    'PUT me/consents': ({ token, body }) => [200, { purposes: (reader(token).user.purposes = { ...body.purposes }) }],
    'DELETE me': ({ token, body }) => {
      const session = reader(token);
      if (!body.confirm) throw wrong('confirm', '请写出确认的话');
      devicesOf(session).forEach((s) => (s.live = false));
      users.delete(session.user.id);
      return [204];
    },
  };
}
