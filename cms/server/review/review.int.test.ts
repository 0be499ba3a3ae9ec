import { Client } from 'pg';
import { theHost, type Host } from '../../../tests/host/host';
import { newsroom, paragraph } from '../../../tests/host/newsroom';
import { aPerson, aStation, call } from '../../../tests/host/people';
import { aDesk, codeOf, stateOf } from '../../../tests/host/review';

let host: Host;
let database: Client;
beforeAll(async () => {
  host = await theHost();
  database = new Client({ connectionString: host.databaseUrl });
  await database.connect();
});
afterAll(() => database.end());

describe('three reviews by three people', () => {
  it('lets a manuscript out once each level signed exactly these words', async () => {
    const desk = await aDesk(host, { proofs: [{ proof: 1, before: 2 }] });
    const { documentId: id } = await desk.manuscript();
    const out = newsroom(host, desk.editor.token);
    expect((await out.tryPublish(id)).status).toBe(400);
    expect(stateOf(await desk.act(desk.author, id, 'submit'))).toBe('l1');
    expect(stateOf(await desk.act(desk.editor, id, 'pass'))).toBe('l2');
    expect(codeOf(await desk.act(desk.head, id, 'pass'))).toBe('REVIEW.PROOF_MISSING');
    expect((await desk.act(desk.proofreader, id, 'proof', { proof: 1, errors: 2 })).status).toBe(200);
    expect(stateOf(await desk.act(desk.head, id, 'pass'))).toBe('l3');
    expect((await out.tryPublish(id)).status).toBe(400);
    const signed = await desk.act(desk.chief, id, 'pass', { note: '可发' });
    expect(signed.body).toMatchObject({ state: 'signed', missing: [], level: null });
    expect((await out.tryPublish(id)).status).toBe(200);
  });

  it('refuses the author, whoever signed another level, and whoever lacks the power', async () => {
    const desk = await aDesk(host, { proofs: [] });
    const { documentId: id } = await desk.manuscript();
    await desk.act(desk.author, id, 'submit');
    expect(codeOf(await desk.act(desk.author, id, 'pass'))).toBe('REVIEW.NOT_YOUR_LEVEL');
    expect(stateOf(await desk.act(desk.head, id, 'pass'))).toBe('l2');
    expect(codeOf(await desk.act(desk.head, id, 'pass'))).toBe('REVIEW.SAME_PERSON');
    expect(codeOf(await desk.act(desk.editor, id, 'pass'))).toBe('REVIEW.NOT_YOUR_LEVEL');
    expect((await desk.see(desk.head, id)).allowed).not.toContain('pass');
    expect((await desk.see(desk.chief, id)).allowed).toContain('pass');
  });

  it('refuses to sign words that moved while they were read', async () => {
    const desk = await aDesk(host, { proofs: [] });
    const { documentId: id } = await desk.manuscript();
    await desk.act(desk.author, id, 'submit');
    const read = await desk.see(desk.editor, id);
    await newsroom(host, desk.author.token).save(id, { title: '改过的标题' });
    const late = { hash: read.hash, version: read.version };
    const answer = await call(host, desk.editor, 'POST', `/cms/review/manuscripts/${id}/zh-Hans/pass`, late);
    expect(codeOf(answer)).toBe('REVIEW.WORDS_MOVED');
  });
});

it('lets nobody sign what machine checks found red, until it is mended', async () => {
  const desk = await aDesk(host, { proofs: [] });
  const body = [paragraph('事故造成5人受伤，均已送医。')];
  const { documentId: id } = await desk.manuscript({ title: '客车侧翻 3人受伤', body });
  await desk.act(desk.author, id, 'submit');
  const refused = await desk.act(desk.editor, id, 'pass');
  expect(codeOf(refused)).toBe('REVIEW.RED_FINDINGS');
  expect(JSON.stringify(refused.body)).toContain('3人');
  await newsroom(host, desk.author.token).save(id, { title: '客车侧翻 5人受伤' });
  await desk.act(desk.author, id, 'submit');
  expect(stateOf(await desk.act(desk.editor, id, 'pass'))).toBe('l2');
});

describe('an edit after signatures', () => {
  const signedStory = async () => {
    const desk = await aDesk(host, { proofs: [] });
    const { documentId: id } = await desk.manuscript();
    await desk.act(desk.author, id, 'submit');
    for (const who of [desk.editor, desk.head, desk.chief]) await desk.act(who, id, 'pass');
    return { desk, id, write: newsroom(host, desk.head.token) };
  };

  it('keeps all signatures when it is technical, and says what carried them', async () => {
    const { desk, id, write } = await signedStory();
    await write.save(id, { tags: '防汛、青禾' });
    const seen = await desk.see(desk.chief, id);
    expect(seen).toMatchObject({ state: 'signed', missing: [], revision: 2 });
    expect(seen.signatures.map(({ covers, carriedBy }) => [covers, carriedBy])).toEqual(
      [1, 2, 3].map(() => [true, 'technical: tags']),
    );
  });

  it('takes the first review when it is about wording, and all when it is material', async () => {
    const { desk, id, write } = await signedStory();
    await newsroom(host, desk.author.token).save(id, { subtitle: '转移有序' });
    expect((await desk.see(desk.chief, id)).missing).toEqual([{ kind: 'review', level: 1 }]);
    await write.save(id, { body: [paragraph('青禾县 22 日启动三级响应。')] });
    const seen = await desk.see(desk.chief, id);
    expect(seen.missing.map(({ level }) => level)).toEqual([1, 2, 3]);
    expect(seen.state).toBe('writing');
    expect((await write.tryPublish(id)).status).toBe(400);
  });

  it('gives the signatures back to whoever returns to the signed words', async () => {
    const { desk, id, write } = await signedStory();
    const { title } = await desk.see(desk.chief, id);
    await write.save(id, { title: '另一个标题' });
    expect((await desk.see(desk.chief, id)).missing).toHaveLength(3);
    await write.save(id, { title });
    expect((await desk.see(desk.chief, id)).missing).toEqual([]);
  });

  it('keeps a manuscript in review when the reviewer who claimed it mends it', async () => {
    const desk = await aDesk(host, { proofs: [] });
    const { documentId: id } = await desk.manuscript();
    await desk.act(desk.author, id, 'submit');
    await desk.act(desk.editor, id, 'pass');
    expect((await desk.act(desk.head, id, 'claim')).body).toMatchObject({ claimedBy: { person: desk.head.person.id } });
    expect(codeOf(await desk.act(desk.chief, id, 'claim'))).toBe('REVIEW.CLAIMED');
    await newsroom(host, desk.head.token).save(id, { title: '主任改的标题' });
    expect(await desk.see(desk.head, id)).toMatchObject({ state: 'l1', level: 1 });
  });
});

describe('returning, holding, putting aside', () => {
  it('returns with a reason, and goes back to who returned it', async () => {
    const desk = await aDesk(host, { proofs: [] });
    const { documentId: id } = await desk.manuscript();
    await desk.act(desk.author, id, 'submit');
    await desk.act(desk.editor, id, 'pass');
    const back = await desk.act(desk.head, id, 'send-back', { reason: 'fact', note: '响应级别与通报不符' });
    expect(back.body).toMatchObject({ state: 'returned', returned: { from: 2, reason: 'fact' } });
    expect(stateOf(await desk.act(desk.author, id, 'submit'))).toBe('l2');
  });

  it('holds until a day, and lets it go on where it was', async () => {
    const desk = await aDesk(host, { proofs: [] });
    const { documentId: id } = await desk.manuscript();
    await desk.act(desk.author, id, 'submit');
    expect(stateOf(await desk.act(desk.editor, id, 'hold', { until: '2027-01-01T00:00:00Z' }))).toBe('held');
    expect(codeOf(await desk.act(desk.head, id, 'pass'))).toBe('REVIEW.NOT_NOW');
    expect(stateOf(await desk.act(desk.head, id, 'hold', { until: null }))).toBe('l1');
  });

  it('is put aside and taken back by its author', async () => {
    const desk = await aDesk(host);
    const { documentId: id } = await desk.manuscript();
    expect(stateOf(await desk.act(desk.author, id, 'spike'))).toBe('spiked');
    expect(stateOf(await desk.act(desk.author, id, 'spike', { back: true }))).toBe('writing');
  });
});

describe('first out, then reviewed', () => {
  it('goes out on an order, and is signed once the full review is done', async () => {
    const desk = await aDesk(host, { proofs: [] });
    const { documentId: id } = await desk.manuscript();
    const order = { reason: '堤坝管涌，须立即告知群众', reviewer: desk.head.person.id };
    expect(codeOf(await desk.act(desk.head, id, 'emergency', order))).toBe('HEARTH.NOT_ALLOWED');
    expect(stateOf(await desk.act(desk.chief, id, 'emergency', order))).toBe('emergency');
    expect((await newsroom(host, desk.editor.token).tryPublish(id)).status).toBe(200);
    for (const who of [desk.editor, desk.head]) expect(stateOf(await desk.act(who, id, 'pass'))).toBe('emergency');
    const other = await aPerson(host).role('chief-editor').signedIn();
    expect(stateOf(await desk.act(other, id, 'pass'))).toBe('signed');
  });
});

describe('the gate', () => {
  const unsigned = async () => {
    const desk = await aDesk(host);
    const { documentId } = await desk.manuscript();
    return { desk, id: documentId };
  };

  it.each([
    ['the press of publish', (id: string) => newsroom(host).tryPublish(id)],
    [
      'the bulk action',
      (id: string) =>
        newsroom(host).call('POST', '/content-manager/collection-types/plugin::cms.manuscript/actions/bulkPublish', {
          documentIds: [id],
          locale: 'zh-Hans',
        }),
    ],
  ])('refuses %s', async (_way, press) => {
    const { id } = await unsigned();
    expect((await press(id)).status).toBeGreaterThanOrEqual(400);
    const { rows } = await database.query(
      'SELECT 1 FROM manuscripts WHERE document_id = $1 AND published_at IS NOT NULL',
      [id],
    );
    expect(rows).toEqual([]);
  });

  it('refuses plain SQL at the commit', async () => {
    const { id } = await unsigned();
    const publish = database.query('UPDATE manuscripts SET published_at = now() WHERE document_id = $1', [id]);
    await expect(publish).rejects.toThrow('published past the gate');
  });

  it('refuses plain SQL that changes what is out', async () => {
    const { column } = await aDesk(host, { levels: [], proofs: [] });
    const { documentId: id } = await newsroom(host).draft({ column });
    await newsroom(host).publish(id);
    const change = database.query(
      'UPDATE manuscripts SET title = $2 WHERE document_id = $1 AND published_at IS NOT NULL',
      [id, '偷改'],
    );
    await expect(change).rejects.toThrow('published past the gate');
  });

  it('keeps what was signed for good', async () => {
    await expect(database.query('UPDATE release SET hash = hash')).rejects.toThrow('what was signed stays');
    await expect(database.query('DELETE FROM manuscript_revision')).rejects.toThrow('a revision is never changed');
  });
});

describe('the routes', () => {
  it('answers 401 to strangers, 404 to another station, 422 with all fields', async () => {
    const desk = await aDesk(host);
    const { documentId: id } = await desk.manuscript();
    const path = `/cms/review/manuscripts/${id}/zh-Hans`;
    expect((await call(host, undefined, 'GET', path)).status).toBe(401);
    const county = await aStation(host).under('yunze').save();
    const elsewhere = await aPerson(host).role('chief-editor').at(county.slug).signedIn();
    expect((await call(host, elsewhere, 'GET', path)).status).toBe(404);
    const bad = await call(host, desk.editor, 'POST', `${path}/send-back`, {
      hash: 'short',
      version: 'x',
      reason: 'no',
    });
    expect(bad.status).toBe(422);
    expect((bad.body.error.details.fields as { path: string }[]).map((one) => one.path).sort()).toEqual(
      expect.arrayContaining(['hash', 'note', 'reason', 'version']),
    );
  });

  it('shows each person what waits for them', async () => {
    const desk = await aDesk(host, { proofs: [] });
    const { documentId: id } = await desk.manuscript();
    await desk.act(desk.author, id, 'submit');
    const inbox = async (who: typeof desk.editor): Promise<string[]> => {
      const { body } = await call(host, who, 'GET', '/cms/review/inbox?limit=100');
      return (body.items as { documentId: string }[]).map((one) => one.documentId);
    };
    expect(await inbox(desk.editor)).toContain(id);
    expect(await inbox(desk.chief)).not.toContain(id);
    expect(await inbox(desk.author)).not.toContain(id);
  });
});
