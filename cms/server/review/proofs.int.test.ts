import { Client } from 'pg';
import type { InboxLine, ReviewCase } from '../../contract';
import { theHost, type Host } from '../../../tests/host/host';
import { newsroom } from '../../../tests/host/newsroom';
import { aPerson, call, type SignedIn } from '../../../tests/host/people';
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

const waiting = async (who: SignedIn, id: string): Promise<InboxLine | undefined> => {
  let after = '';
  for (;;) {
    const { body } = await call(host, who, 'GET', `/cms/review/inbox?view=proofs&limit=100${after}`);
    const { items, next } = body as { items: InboxLine[]; next: string | null };
    const line = items.find(({ documentId }) => documentId === id);
    if (line !== undefined || next === null) return line;
    after = `&after=${encodeURIComponent(next)}`;
  }
};

const PROOFS = [
  { proof: 1, before: 2 },
  { proof: 2, before: 4 },
] as const;

describe('the inbox of proofreaders', () => {
  it('shows what waits for a proof, which, and not to those who wrote or reviewed it', async () => {
    const desk = await aDesk(host, { proofs: [...PROOFS] });
    const { documentId: id } = await desk.manuscript();
    expect(await waiting(desk.proofreader, id)).toMatchObject({ state: 'writing', proofs: [1, 2] });
    await desk.act(desk.author, id, 'submit');
    expect(await waiting(desk.proofreader, id)).toMatchObject({ state: 'l1', proofs: [1, 2], proofBy: null });
    expect(await waiting(desk.author, id)).toBeUndefined();
    await desk.act(desk.proofreader, id, 'proof', { proof: 1, errors: 0 });
    // One person signs one proof, so the second waits for another.
    expect(await waiting(desk.proofreader, id)).toBeUndefined();
    const second = await aPerson(host).role('proofreader').signedIn();
    expect(await waiting(second, id)).toMatchObject({ proofs: [2] });
    await desk.act(second, id, 'proof', { proof: 2, errors: 1 });
    expect(await waiting(await aPerson(host).role('proofreader').signedIn(), id)).toBeUndefined();
  });

  it('lets one of two claim a proof while its reviewer goes on, and mend a slip without becoming its author', async () => {
    const desk = await aDesk(host, { proofs: [{ proof: 1, before: 2 }] });
    const { documentId: id } = await desk.manuscript();
    await desk.act(desk.author, id, 'submit');
    const other = await aPerson(host).role('proofreader').signedIn();
    const claims = await Promise.all(
      [desk.proofreader, other].map((who) => desk.act(who, id, 'claim', { as: 'proof' })),
    );
    expect(claims.map(({ status }) => status).sort()).toEqual([200, 409]);
    const [reader, late] = claims[0]?.status === 200 ? [desk.proofreader, other] : [other, desk.proofreader];
    expect(codeOf(await desk.act(late, id, 'proof', { proof: 1, errors: 0 }))).toBe('REVIEW.CLAIMED');
    const seen = await desk.see(desk.editor, id);
    expect([seen.proofBy?.person, seen.claimedBy, seen.allowed.includes('pass')]).toEqual([
      reader.person.id,
      null,
      true,
    ]);
    await newsroom(host, reader.token).save(id, { subtitle: '转移有序' });
    expect((await desk.see(reader, id)).allowed).toEqual(expect.arrayContaining(['proof', 'release_proof']));
    expect((await desk.act(reader, id, 'proof', { proof: 1, errors: 1 })).body).toMatchObject({ proofBy: null });
    expect((await desk.act(desk.editor, id, 'pass')).body).toMatchObject({ state: 'l2' });
  });

  it('lets a proofreader return it with a reason while it is under review', async () => {
    const desk = await aDesk(host, { proofs: [{ proof: 1, before: 3 }] });
    const { documentId: id } = await desk.manuscript();
    const reason = { reason: 'wording', note: '地名前后不一' };
    expect(codeOf(await desk.act(desk.proofreader, id, 'send-back', reason))).toBe('REVIEW.NOT_NOW');
    await desk.act(desk.author, id, 'submit');
    expect((await desk.see(desk.proofreader, id)).allowed).toContain('send_back');
    const stranger = await aPerson(host).role('reporter').signedIn();
    expect(codeOf(await desk.act(stranger, id, 'send-back', reason))).toBe('REVIEW.NOT_YOUR_LEVEL');
    const back = (await desk.act(desk.proofreader, id, 'send-back', reason)).body as ReviewCase;
    expect(back).toMatchObject({ state: 'returned', returned: { proof: true, reason: 'wording', from: 1 } });
    expect((await desk.act(desk.author, id, 'submit')).body).toMatchObject({ state: 'l1' });
  });
});

describe('who is told', () => {
  type Told = { kind: string; link: string; address: unknown };
  const told = async (id: string, kind: string): Promise<Told[]> => {
    const { rows } = await database.query<Told>(
      'SELECT kind, link, address FROM notice WHERE link = $1 AND kind = $2',
      [`/plugins/cms/review/${id}/zh-Hans`, kind],
    );
    return rows;
  };
  const until = async (id: string, kind: string): Promise<Told[]> => {
    for (let tries = 0; tries < 300; tries += 1) {
      const found = await told(id, kind);
      if (found.length > 0) return found;
      await new Promise((done) => setTimeout(done, 100));
    }
    throw new Error(`nobody was told ${kind}`);
  };

  it('those who may act hear when it comes to their level, with the way to it', async () => {
    const desk = await aDesk(host, { proofs: [{ proof: 1, before: 2 }] });
    const { documentId: id } = await desk.manuscript();
    await desk.act(desk.author, id, 'submit');
    await desk.act(desk.editor, id, 'pass');
    await until(id, 'review.proof-waits');
    const first = await until(id, 'review.waits');
    expect(JSON.stringify(first)).toMatch(/editor|person/);
  });
});
