// The account half of the contract, with one code (246810) for every phone.
import { randomBytes } from 'node:crypto';
import { openBook, publicUser, Refusal } from './account-book.mjs';

export const CODE = '246810';

const wrong = (path, message) => new Refusal(422, 'INPUT.INVALID', { fields: [{ path, message }] });
const CODE_WRONG = { zh: '验证码不对或已过期，请重新获取', en: 'The code is wrong or has expired' };
const USED_UP = { zh: '请在 60 秒后再试', en: 'Try again in 60 seconds', retryIn: 60 };
const LINK_OVER = { zh: '链接已失效，请重新获取', en: 'This link no longer works; ask for a new one' };
const TOO_COMMON = {
  zh: '这个密码太常见，容易被猜到，请换一个',
  en: 'This password is one of the first that anybody guesses; choose another',
};
const CREDENTIALS_WRONG = { zh: '邮箱或密码不对', en: 'The e-mail address or the password is wrong' };

/** Letters with links that work once. The lab keeps what the host would send, so that a journey can open it. */
function makeMail(state) {
  const links = new Map(); // token → { kind, work }
  return {
    post(to, kind, work) {
      const token = randomBytes(32).toString('base64url');
      links.set(token, { kind, work });
      state.letters.push({ to, kind, link: `/account/${kind}#token=${token}` });
    },
    open(kind, token, ...rest) {
      const link = links.get(token);
      if (link?.kind !== kind) throw new Refusal(410, 'ACCOUNT.LINK_NOT_VALID', LINK_OVER);
      links.delete(token);
      link.work(...rest);
    },
  };
}

const waysIn = (state, book, { post, open } = makeMail(state)) => ({
  'POST codes': ({ body }) => {
    if (!/^1\d{10}$/.test(body.phone ?? '')) throw wrong('phone', '手机号不对');
    if (state.codesLeft-- <= 0) throw new Refusal(429, 'ACCOUNT.CODES_USED_UP', USED_UP);
    return [202, { resendIn: state.resendIn, expiresIn: 300 }];
  },
  'POST sessions/phone': ({ body }) => {
    if (body.code !== CODE) throw new Refusal(422, 'ACCOUNT.CODE_WRONG', CODE_WRONG);
    const user = book.by('phone', body.phone) ?? book.add({ phone: body.phone }, body.consents);
    return [200, book.begin(user, body.device)];
  },
  'POST sessions/email': ({ body }) => {
    const user = book.by('email', body.email);
    if (!user || user.password !== body.password)
      throw new Refusal(401, 'ACCOUNT.CREDENTIALS_WRONG', CREDENTIALS_WRONG);
    return [200, book.begin(user, body.device)];
  },
  'POST registrations': ({ body }) => {
    const { email, password, name, consents } = body;
    // As on the host: a known address gets a letter without a link, and the answer tells nobody which it was.
    if (!book.by('email', email)) {
      post(email, 'confirm', () => book.add({ email, password, name }, consents));
    }
    return [202, { confirmBy: 'email', expiresIn: 86_400 }];
  },
  'POST registrations/confirmations': ({ body }) => [204, void open('confirm', body.token)],
  'POST password-resets': ({ body }) => {
    const user = book.by('email', body.email);
    if (user) {
      post(body.email, 'new-password', (password) => {
        user.password = password;
        book.signOut(user);
      });
    }
    return [202, { expiresIn: 3600 }];
  },
  'POST password-resets/confirmations': ({ body }) => {
    if (body.password === 'password123') throw new Refusal(422, 'ACCOUNT.PASSWORD_TOO_COMMON', TOO_COMMON);
    return [204, void open('new-password', body.token, body.password)];
  },
  'POST sessions/refresh': ({ body }) => [200, book.rotate(body.refresh)],
});

const waysOut = (book) => ({
  'DELETE sessions/current': ({ token }) => [204, void (book.reader(token).live = false)],
  'DELETE sessions': ({ token }) => [204, void book.devicesOf(book.reader(token)).forEach((s) => (s.live = false))],
  'DELETE me': ({ token, body }) => {
    const session = book.reader(token);
    if (!['注销', '注销账号', 'delete', 'DELETE'].includes(body.confirm)) throw wrong('confirm', '请写出确认的话');
    book.devicesOf(session).forEach((s) => (s.live = false));
    book.remove(session.user);
    return [204];
  },
});

const ownData = (book) => ({
  'GET me': ({ token }) => [200, publicUser(book.reader(token).user)],
  'PATCH me': ({ token, body }) => {
    const { user } = book.reader(token);
    if (typeof body.name === 'string') user.name = body.name;
    return [200, publicUser(user)];
  },
  'GET me/sessions': ({ token }) => {
    const own = book.reader(token);
    const items = book.devicesOf(own).map((s) => {
      const { id, device, createdAt } = s;
      return { id, device, createdAt, lastSeenAt: createdAt, current: s === own };
    });
    return [200, { items }];
  },
  'GET me/export': ({ token }) => {
    const user = publicUser(book.reader(token).user);
    return [200, { user, exportedAt: new Date().toISOString() }];
  },
  'GET me/consents': ({ token }) => [200, { purposes: book.reader(token).user.purposes }],
  'PUT me/consents': ({ token, body }) => {
    const { user } = book.reader(token);
    user.purposes = { ...body.purposes };
    return [200, { purposes: user.purposes }];
  },
});

/** Every account route by its method and the end of its path. */
export function makeAccounts(state) {
  const book = openBook(state);
  const userOf = (token) => book.reader(token).user;
  return { ...waysIn(state, book), ...waysOut(book), ...ownData(book), userOf };
}
