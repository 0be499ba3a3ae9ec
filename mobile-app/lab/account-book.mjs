// Who has an account in the lab, and which sessions live: rotating refresh tokens with reuse detection.
import { randomUUID } from 'node:crypto';

const GRACE_MS = 20_000;
const NONE = { terms: false, privacy: false, push: false, personalisation: false, research: false };

export class Refusal extends Error {
  /** `words` are what the host would say, in Chinese and in English. */
  constructor(status, code, { zh = code, en = code, ...details } = {}) {
    super(zh);
    this.words = { zh, en };
    Object.assign(this, { status, code, details });
  }
}

export const publicUser = ({ id, name, phone, email, locale }) => ({ id, name, phone, email, locale });

function makeSessions(state) {
  const sessions = new Map(); // refresh token → session
  const accesses = new Map(); // access token → { session, until }

  function issue(session) {
    const [access, refresh] = [randomUUID(), randomUUID()];
    sessions.set(refresh, session);
    session.refresh = refresh;
    accesses.set(access, { session, until: Date.now() + state.accessSeconds * 1000 });
    return { access, accessExpiresIn: state.accessSeconds, refresh, user: publicUser(session.user) };
  }
  function renew(session, refresh) {
    const answer = issue(session);
    session.before = { refresh, answer, until: Date.now() + GRACE_MS };
    return answer;
  }
  function reader(token) {
    const access = accesses.get(token);
    const refused = state.refuseAccess > 0;
    if (refused) state.refuseAccess -= 1;
    if (refused || !access?.session.live || access.until < Date.now()) throw new Refusal(401, 'ACCOUNT.SESSION_ENDED');
    return access.session;
  }
  return {
    reader,
    begin: (user, device) => issue({ id: randomUUID(), user, device, createdAt: new Date().toISOString(), live: true }),
    rotate(refresh) {
      const session = sessions.get(refresh);
      if (!session?.live) throw new Refusal(401, 'ACCOUNT.SESSION_ENDED');
      if (session.refresh === refresh) return renew(session, refresh);
      // As on the host: an answer that got lost, or a second window, gets the same successor for a while.
      if (session.before?.refresh === refresh && session.before.until > Date.now()) return session.before.answer;
      session.live = false; // an old token came back: somebody copied it
      throw new Refusal(401, 'ACCOUNT.SESSION_STOLEN');
    },
    signOut: (user) => [...sessions.values()].filter((s) => s.user === user).forEach((s) => (s.live = false)),
    devicesOf: ({ user }) => [...new Set(sessions.values())].filter((s) => s.user === user && s.live),
  };
}

export function openBook(state) {
  const users = new Map();
  const by = (key, value) => [...users.values()].find((user) => user[key] === value);

  function add(fields, consents) {
    const purposes = { ...NONE, ...Object.fromEntries(consents.map((purpose) => [purpose, true])) };
    const user = { id: randomUUID(), name: null, phone: null, email: null, locale: 'zh-Hans', ...fields, purposes };
    users.set(user.id, user);
    return user;
  }
  return { ...makeSessions(state), by, add, remove: (user) => users.delete(user.id) };
}
