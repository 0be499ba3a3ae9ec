import { Client } from 'pg';
import type { ReviewCase, SignSheet } from '../../contract';
import { aHost, theHost, type Host, type OwnHost } from '../../../tests/host/host';
import { newsroom } from '../../../tests/host/newsroom';
import { aPerson, call, type Answer, type SignedIn } from '../../../tests/host/people';
import { aDesk } from '../../../tests/host/review';

const PIN = '482913';
let host: Host;
let node: OwnHost;
let database: Client;
beforeAll(async () => {
  host = await theHost();
  node = await aHost({ databaseUrl: host.databaseUrl });
  database = new Client({ connectionString: host.databaseUrl });
  await database.connect();
}, 120_000);
afterAll(async () => {
  await database.end();
  await node.stop();
});

const codeOf = ({ body }: Answer): string | undefined => (body as { error?: { code?: string } }).error?.code;
const setPin = (who: SignedIn, pin = PIN): Promise<Answer> => call(host, who, 'PUT', '/cms/sign-links/pin', { pin });

/** A manuscript that waits for its first review, by an editor who has a signing password. */
async function waiting() {
  const desk = await aDesk(host, { proofs: [] });
  const { documentId: id } = await desk.manuscript({ subtitle: '转移有序' });
  await desk.act(desk.author, id, 'submit');
  await setPin(desk.editor);
  const ask = (who: SignedIn, more: object = {}): Promise<Answer> =>
    call(host, who, 'POST', '/cms/sign-links', { documentId: id, locale: 'zh-Hans', ...more });
  const linkFor = async (who: SignedIn): Promise<string> => {
    const { status, body } = await ask(who);
    expect(status).toBe(201);
    return (body as { url: string }).url.split('#')[1]!;
  };
  return { desk, id, ask, linkFor };
}

const phone = (path: 'open' | 'read' | 'pass' | 'send-back', body: object, at: Host = host): Promise<Answer> =>
  call(at, undefined, 'POST', `/api/sign/${path}`, body);

/** Opens a link as its owner; gives what the phone holds from then on. */
async function opened(token: string) {
  const answer = await phone('read', { token, pin: PIN });
  expect(answer.status).toBe(200);
  const sheet = answer.body as SignSheet;
  return { sheet, keys: { token, pin: PIN, holder: sheet.holder, hash: sheet.hash } };
}

describe('a link to sign by', () => {
  it('shows exactly what is signed, signs once, and says by what, on what and when', async () => {
    const { desk, id, ask } = await waiting();
    const asked = await ask(desk.editor);
    const { url, sentTo } = asked.body as { url: string; sentTo: string };
    expect(url).toMatch(/\/sign\/#[\w-]{43}$/);
    expect(sentTo).toContain('***@');
    const token = url.split('#')[1]!;
    const open = await phone('open', { token });
    expect(Object.keys(open.body as object).sort()).toEqual(['expiresAt', 'level']);

    const { sheet, keys } = await opened(token);
    const seen = await desk.see(desk.editor, id);
    expect(sheet).toMatchObject({ level: 1, revision: 1, hash: seen.hash, title: seen.title, since: null });
    expect(sheet.content).toMatchObject({ subtitle: '转移有序' });
    const signed = await phone('pass', { ...keys, note: '在路上签的' });
    expect(signed.body).toMatchObject({ state: 'l2', level: 1 });
    const { rows } = await database.query(
      `SELECT s.method, s.device, s.person, s.at IS NOT NULL AS timed, l.state, l.used_at IS NOT NULL AS used, l.token_digest
       FROM review_signature s JOIN review_case c ON c.id = s.case_id
       JOIN sign_link l ON l.document_id = c.document_id WHERE c.document_id = $1`,
      [id],
    );
    expect(rows).toEqual([
      {
        ...{ method: 'link', device: 'node', person: desk.editor.person.id, timed: true, state: 'used', used: true },
        token_digest: expect.not.stringContaining(token) as string,
      },
    ]);
    const again = await phone('pass', keys);
    expect([again.status, codeOf(again)]).toEqual([410, 'SIGN.LINK_USED']);
    expect(codeOf(await phone('open', { token }))).toBe('SIGN.LINK_USED');
  });

  it('shows what changed since one signed, and signs the new words', async () => {
    const { desk, id, linkFor } = await waiting();
    const first = await opened(await linkFor(desk.editor));
    await phone('pass', first.keys);
    await newsroom(host, desk.author.token).save(id, { subtitle: '群众已转移' });
    await desk.act(desk.author, id, 'submit');
    const { sheet } = await opened(await linkFor(desk.editor));
    expect(sheet.since).toMatchObject({
      revision: 1,
      whose: 'mine',
      fields: [{ field: 'subtitle', weight: 'wording' }],
    });
  });

  it('returns the manuscript to its author with a reason', async () => {
    const { desk, id, linkFor } = await waiting();
    const { keys } = await opened(await linkFor(desk.editor));
    const back = await phone('send-back', { ...keys, reason: 'fact', note: '转移人数要核实' });
    expect(back.body).toMatchObject({ state: 'returned' });
    const { returned } = (await desk.see(desk.author, id)) satisfies ReviewCase;
    expect(returned).toMatchObject({ from: 1, reason: 'fact', note: '转移人数要核实' });
  });

  it('goes to a colleague who holds the level, and its address to nobody else', async () => {
    const { desk, ask } = await waiting();
    const given = await ask(desk.author, { person: desk.editor.person.id });
    expect(given.body).toMatchObject({ url: null, sentTo: expect.stringContaining('***@') as string });
    expect(codeOf(await ask(desk.author, { person: desk.proofreader.person.id }))).toBe('SIGN.NOT_THEIRS');
    expect(codeOf(await ask(desk.author))).toBe('REVIEW.NOT_YOUR_LEVEL');
    expect(codeOf(await ask(desk.head))).toBe('SIGN.NO_PIN');
  });
});

describe('a link refuses', () => {
  it('of two who press at once, on two nodes, one', async () => {
    const { desk, id, linkFor } = await waiting();
    const { keys } = await opened(await linkFor(desk.editor));
    const answers = await Promise.all([
      phone('pass', keys),
      phone('pass', keys, node),
      phone('send-back', { ...keys, reason: 'fact', note: '两处同时按' }, node),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 410, 410]);
    const { rows } = await database.query(
      `SELECT count(*)::int AS n FROM ledger_entry WHERE subject = $1 AND action = 'sign-link.used'`,
      [id],
    );
    expect(rows).toEqual([{ n: 1 }]);
  });

  it('words that moved between opening and signing', async () => {
    const { desk, id, linkFor } = await waiting();
    const token = await linkFor(desk.editor);
    const { keys } = await opened(token);
    await newsroom(host, desk.author.token).save(id, { title: '改过的标题' });
    await desk.act(desk.author, id, 'submit');
    expect(codeOf(await phone('pass', keys))).toBe('REVIEW.WORDS_MOVED');
    const now = (await desk.see(desk.editor, id)).hash;
    expect(codeOf(await phone('pass', { ...keys, hash: now }))).toBe('REVIEW.WORDS_MOVED');
    expect(codeOf(await phone('read', { token, pin: PIN, holder: keys.holder }))).toBe('REVIEW.WORDS_MOVED');
    expect((await desk.see(desk.editor, id)).signatures).toEqual([]);
  });

  it('another device, a forged one, an old one, and one that a newer link replaced', async () => {
    const { desk, linkFor } = await waiting();
    const token = await linkFor(desk.editor);
    await opened(token);
    const handedOn = await phone('read', { token, pin: PIN });
    expect([handedOn.status, codeOf(handedOn)]).toEqual([403, 'SIGN.OTHER_DEVICE']);
    expect(codeOf(await phone('read', { token, pin: PIN, holder: 'x'.repeat(43) }))).toBe('SIGN.OTHER_DEVICE');
    const forged = `${token.startsWith('A') ? 'B' : 'A'}${token.slice(1)}`;
    expect((await phone('open', { token: forged })).status).toBe(404);
    const newer = await linkFor(desk.editor);
    expect(codeOf(await phone('open', { token }))).toBe('SIGN.LINK_DEAD');
    await database.query(`UPDATE sign_link SET expires_at = now() - interval '1 second' WHERE state = 'sent'`);
    expect(codeOf(await phone('open', { token: newer }))).toBe('SIGN.LINK_OVER');
    expect(codeOf(await phone('read', { token: newer, pin: PIN }))).toBe('SIGN.LINK_OVER');
  });

  it('wrong passwords: five and it is void, also for the right one', async () => {
    const { desk, linkFor } = await waiting();
    const token = await linkFor(desk.editor);
    for (const left of [4, 3, 2, 1]) {
      const wrong = await phone('read', { token, pin: '000000' });
      expect(wrong.body).toMatchObject({ error: { code: 'SIGN.WRONG_PIN', details: { left } } });
    }
    expect(codeOf(await phone('read', { token, pin: '000000' }))).toBe('SIGN.LINK_DEAD');
    expect(codeOf(await phone('read', { token, pin: PIN }))).toBe('SIGN.LINK_DEAD');
  });

  it('a level that is signed already, and who holds it no more', async () => {
    const { desk, id, linkFor } = await waiting();
    const { keys } = await opened(await linkFor(desk.editor));
    const other = await aPerson(host).role('editor').signedIn();
    expect((await desk.act(other, id, 'pass')).status).toBe(200);
    expect(codeOf(await phone('pass', keys))).toBe('REVIEW.NOT_NOW');

    const second = await waiting();
    const open = await opened(await second.linkFor(second.desk.editor));
    const { id: person, version } = second.desk.editor.person;
    const moved = await call(host, host, 'PUT', `/cms/people/${person}/roles`, { roles: ['reporter'], version });
    expect(moved.status).toBe(200);
    expect(codeOf(await phone('pass', open.keys))).toBe('REVIEW.NOT_YOUR_LEVEL');
    const { hash: _hash, ...keysOnly } = open.keys;
    expect(codeOf(await phone('read', keysOnly))).toBe('REVIEW.NOT_YOUR_LEVEL');
  });
});

it('shows remarks that are open, and passes none that must be settled', async () => {
  const { desk, id, linkFor } = await waiting();
  const anchor = { field: 'subtitle', block: 0, from: 0, to: 2, quote: '转移', before: '', after: '有序' };
  const remark = { revision: 1, anchor, severity: 'must', reason: 'wording', text: '改成“撤离”', mentions: [] };
  expect((await call(host, desk.head, 'POST', `/cms/marks/${id}/zh-Hans`, remark)).status).toBe(201);
  const { sheet, keys } = await opened(await linkFor(desk.editor));
  expect(sheet.marks).toMatchObject([{ quote: '转移', text: '改成“撤离”', must: true }]);
  expect(codeOf(await phone('pass', keys))).toBe('REVIEW.OPEN_MARKS');
});

describe('the page', () => {
  it('stands by itself, may be framed by nobody, and runs only its own script', async () => {
    const page = await fetch(`${host.url}/sign/`);
    const policy = page.headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toContain('unsafe');
    expect(page.headers.get('referrer-policy')).toBe('no-referrer');
    const files = await Promise.all(
      ['/sign/', '/sign/sign.js', '/sign/sign.css'].map(async (path) => (await fetch(host.url + path)).text()),
    );
    expect(files.join('').length).toBeLessThan(30_000);
    expect(files[0]).not.toMatch(/<script(?! src="\/sign\/sign\.js")/);
  });
});
