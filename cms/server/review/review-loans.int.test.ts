import { randomUUID } from 'node:crypto';
import { Client } from 'pg';
import type { ReviewCase } from '../../contract';
import { theHost, type Host } from '../../../tests/host/host';
import { call, type SignedIn } from '../../../tests/host/people';
import { aDesk } from '../../../tests/host/review';

let host: Host;
let database: Client;
beforeAll(async () => {
  host = await theHost();
  database = new Client({ connectionString: host.databaseUrl });
  await database.connect();
});
afterAll(() => database.end());

const codeOf = ({ body }: { body: { error?: { code?: string } } }): string | undefined => body.error?.code;
const around = `now() - interval '1 hour', now() + interval '1 hour'`;

/** Lends a power of review for two hours around now, or for a time that is over. */
const lends = async (from: SignedIn, to: SignedIn, lent: { power: string; when?: string }): Promise<void> => {
  const { power, when = around } = lent;
  await database.query(
    `INSERT INTO duty_delegation (id, station, from_person, to_person, powers, reason, state, starts_at, ends_at)
     VALUES ($1, 'yunze', $2, $3, $4, '出差', 'active', ${when})`,
    [randomUUID(), from.person.id, to.person.id, [`plugin::cms.review.${power}`]],
  );
};

/** Puts somebody on a post for two hours around now, with another in their place. */
const standsIn = async (absent: SignedIn, there: SignedIn): Promise<void> => {
  const post = randomUUID();
  const slug = `post-${post.slice(0, 8)}`;
  await database.query(`INSERT INTO duty_post (id, station, slug, name_zh, name_en) VALUES ($1, 'yunze', $2, $2, $2)`, [
    post,
    slug,
  ]);
  await database.query(
    `INSERT INTO duty_shift (id, station, post, person, stand_in, starts_at, ends_at)
     VALUES ($1, 'yunze', $2, $3, $4, ${around})`,
    [randomUUID(), post, absent.person.id, there.person.id],
  );
};

const atSecondLevel = async () => {
  const desk = await aDesk(host, { proofs: [] });
  const { documentId: id } = await desk.manuscript();
  await desk.act(desk.author, id, 'submit');
  await desk.act(desk.editor, id, 'pass');
  return { desk, id };
};

describe('a lent level', () => {
  it('is signed on behalf of the lender while the loan lasts, and by nobody after it', async () => {
    const { desk, id } = await atSecondLevel();
    await lends(desk.head, desk.proofreader, {
      power: 'second',
      when: `now() - interval '2 hours', now() - interval '1 hour'`,
    });
    expect((await desk.see(desk.proofreader, id)).allowed).not.toContain('pass');
    expect(codeOf(await desk.act(desk.proofreader, id, 'pass'))).toBe('REVIEW.NOT_YOUR_LEVEL');
    await lends(desk.head, desk.proofreader, { power: 'second' });
    expect((await desk.see(desk.proofreader, id)).allowed).toContain('pass');
    const { status, body } = await desk.act(desk.proofreader, id, 'pass');
    expect([status, (body as ReviewCase).state]).toEqual([200, 'l3']);
    const { rows } = await database.query<{ on_behalf_of: string; on_behalf_name: string }>(
      'SELECT on_behalf_of, on_behalf_name FROM review_signature WHERE person = $1',
      [desk.proofreader.person.id],
    );
    expect(rows).toEqual([{ on_behalf_of: desk.head.person.id, on_behalf_name: desk.head.person.name['zh-Hans'] }]);
    const seen = await desk.see(desk.chief, id);
    expect(seen.signatures.at(-1)).toMatchObject({ level: 2, onBehalfOf: desk.head.person.name['zh-Hans'] });
  });

  it('is not used for what its lender may not do: the author’s own words, or a second step', async () => {
    const desk = await aDesk(host, { proofs: [] });
    const { documentId: own } = await desk.manuscript();
    await desk.act(desk.author, own, 'submit');
    // The head wrote some of it and lent the first level away.
    await database.query(
      `INSERT INTO review_author (case_id, person) SELECT id, $2 FROM review_case WHERE document_id = $1`,
      [own, desk.head.person.id],
    );
    await lends(desk.head, desk.proofreader, { power: 'first' });
    expect((await desk.see(desk.proofreader, own)).allowed).not.toContain('pass');
    expect(codeOf(await desk.act(desk.proofreader, own, 'claim'))).toBe('REVIEW.SAME_PERSON');
    expect(codeOf(await desk.act(desk.proofreader, own, 'pass'))).toBe('REVIEW.SAME_PERSON');

    const { documentId: other } = await desk.manuscript();
    await desk.act(desk.author, other, 'submit');
    expect((await desk.act(desk.proofreader, other, 'pass')).status).toBe(200);
    // Whose power signed the first level does not sign the second.
    expect(codeOf(await desk.act(desk.head, other, 'pass'))).toBe('REVIEW.SAME_PERSON');
  });

  it('comes with the post of whom somebody stands in for', async () => {
    const { desk, id } = await atSecondLevel();
    expect(codeOf(await desk.act(desk.proofreader, id, 'pass'))).toBe('REVIEW.NOT_YOUR_LEVEL');
    await standsIn(desk.head, desk.proofreader);
    expect((await desk.see(desk.proofreader, id)).allowed).toContain('pass');
    expect((await desk.act(desk.proofreader, id, 'pass')).status).toBe(200);
    expect((await desk.see(desk.chief, id)).signatures.at(-1)?.onBehalfOf).toBe(desk.head.person.name['zh-Hans']);
  });
});

it('gives no link to sign with to whoever was lent the level by an author', async () => {
  const desk = await aDesk(host, { proofs: [] });
  const { documentId: id } = await desk.manuscript();
  await desk.act(desk.author, id, 'submit');
  await database.query(
    `INSERT INTO review_author (case_id, person) SELECT id, $2 FROM review_case WHERE document_id = $1`,
    [id, desk.editor.person.id],
  );
  await lends(desk.editor, desk.proofreader, { power: 'first' });
  await call(host, desk.proofreader, 'PUT', '/cms/sign-links/pin', { pin: '482915' });
  const asked = { documentId: id, locale: 'zh-Hans' };
  expect(codeOf(await call(host, desk.proofreader, 'POST', '/cms/sign-links', asked))).toBe('REVIEW.SAME_PERSON');
  await lends(desk.head, desk.chief, { power: 'first' });
  await call(host, desk.chief, 'PUT', '/cms/sign-links/pin', { pin: '482915' });
  expect((await call(host, desk.chief, 'POST', '/cms/sign-links', asked)).status).toBeLessThan(300);
});
