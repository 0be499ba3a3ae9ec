import { Client } from 'pg';
import { theHost, type Host } from '../../../tests/host/host';
import { newsroom } from '../../../tests/host/newsroom';
import { aPerson, aStation, call } from '../../../tests/host/people';

type Item = { title: string; state: string; by: string; column: string | null };

describe('the home page', () => {
  let host: Host;
  let db: Client;

  beforeAll(async () => {
    host = await theHost();
    db = new Client({ connectionString: host.databaseUrl });
    await db.connect();
  });

  afterAll(() => db.end());

  it('shows each what is theirs: mine, waiting, sent', async () => {
    const station = (await aStation(host).save()).slug;
    const { documentId: column } = await newsroom(host).column({ slug: `${station}-home`, name: '要闻', station });
    const reporter = await aPerson(host).role('reporter').at(station).signedIn();
    const editor = await aPerson(host).role('editor').at(station).signedIn();
    const desk = newsroom(host, reporter.token);
    const draft = await desk.draft({ title: '记者写的稿', station, column });

    const list = async (who: { token: string }, name: string): Promise<Item[]> =>
      (await call(host, who, 'GET', `/cms/home/${name}`)).body.items as Item[];
    expect(await list(reporter, 'mine')).toMatchObject([
      { title: '记者写的稿', state: 'draft', review: 'writing', column: '要闻' },
    ]);
    expect(await list(reporter, 'waiting')).toEqual([]);
    expect(await list(editor, 'mine')).toEqual([]);
    expect(await list(editor, 'waiting')).toMatchObject([
      { title: '记者写的稿', by: expect.stringContaining('测试员') },
    ]);

    // Words that somebody else put into the house are their writer's work.
    const filed = await newsroom(host, editor.token).draft({ title: '编辑代录的稿', station, column });
    const by = [filed.documentId, reporter.person.id];
    await db.query('UPDATE review_case SET author = $2 WHERE document_id = $1', by);
    expect(await list(reporter, 'mine')).toMatchObject([{ title: '编辑代录的稿' }, { title: '记者写的稿' }]);
    expect(await list(reporter, 'waiting')).toEqual([]);
    await db.query(`UPDATE review_case SET state = 'spiked' WHERE document_id = $1`, [filed.documentId]);
    expect(await list(editor, 'waiting')).toHaveLength(1);

    await newsroom(host, editor.token).publish(draft.documentId);
    expect(await list(editor, 'waiting')).toEqual([]);
    expect((await list(reporter, 'mine')).find(({ title }) => title === '记者写的稿')).toMatchObject({
      state: 'published',
    });
    expect(await list(reporter, 'sent')).toMatchObject([
      { title: '记者写的稿', correctedAt: null, channels: [{ channel: 'app', url: `/story/${draft.documentId}` }] },
    ]);
    await desk.save(draft.documentId, { title: '记者改过的稿' });
    expect(await list(reporter, 'mine')).toMatchObject([
      { title: '记者改过的稿', state: 'changed' },
      { state: 'draft' },
    ]);
    expect(await list(editor, 'waiting')).toMatchObject([{ state: 'changed' }]);
  });

  it('shows nothing of another station and nothing to strangers', async () => {
    const elsewhere = (await aStation(host).save()).slug;
    const guest = await aPerson(host).role('editor').at(elsewhere).signedIn();
    for (const name of ['mine', 'waiting', 'sent']) {
      expect((await call(host, guest, 'GET', `/cms/home/${name}`)).body).toEqual({ items: [] });
      expect((await call(host, undefined, 'GET', `/cms/home/${name}`)).status).toBe(401);
    }
  });
});
