import { Client } from 'pg';
import { theHost, type Host } from '../../../tests/host/host';
import { aPerson, aStation } from '../../../tests/host/people';
import { newsroom, type Refused } from '../../../tests/host/newsroom';

describe('a manuscript', () => {
  let host: Host;
  let room: ReturnType<typeof newsroom>;

  beforeAll(async () => {
    host = await theHost();
    room = newsroom(host);
  });

  const problems = async (response: Response): Promise<Record<string, string>> => {
    const { error } = (await response.json()) as Refused;
    return Object.fromEntries((error.details.errors ?? []).map(({ path, message }) => [path.join('.'), message]));
  };

  it('is not published before it is complete, and says all that is missing at once', async () => {
    const draft = await room.draft({ title: '', body: [], origin: 'repost' });
    const refused = await room.tryPublish(draft.documentId);
    expect(refused.status).toBe(400);
    expect(await problems(refused)).toEqual({
      title: '请先写标题',
      column: '请选择栏目，读者按栏目找稿件',
      body: '正文还是空的，请写完再发布',
      sourceName: expect.stringContaining('来源媒体'),
      sourceUrl: expect.stringContaining('来源媒体'),
      sourceLicence: expect.stringContaining('来源媒体'),
    });
  });

  it('does not stand in a column of another station, already while it is written', async () => {
    const county = await aStation(host).save();
    const column = await room.column({ slug: county.slug, name: '县里要闻', station: county.slug });
    const refused = await room.tryDraft({ column: column.documentId, sourceUrl: 'ftp://x' });
    expect(refused.status).toBe(400);
    expect(await problems(refused)).toEqual({
      column: `栏目「县里要闻」属于 ${county.slug}，请选择本台的栏目`,
      sourceUrl: '原文链接要以 http:// 或 https:// 开头',
    });
  });

  it('belongs to the station of whoever writes it when none is named, also where the field was emptied', async () => {
    const county = await aStation(host).save();
    const { token } = await aPerson(host).role('editor').at(county.slug).signedIn();
    const desk = newsroom(host, token);
    const [left, emptied] = [await desk.draft({ station: undefined }), await desk.draft({ station: '' })];
    expect([left['station'], emptied['station']]).toEqual([county.slug, county.slug]);
    const saved = await desk.save(left.documentId, { title: '改过的题', station: '' });
    expect(saved).toMatchObject({ title: '改过的题', station: county.slug });
  });

  it('leaves nothing behind when it is refused', async () => {
    const draft = await room.draft({ title: '原题' });
    const refused = await room.call(
      'PUT',
      `/content-manager/collection-types/plugin::cms.manuscript/${draft.documentId}?locale=zh-Hans`,
      { title: '改过的题', sourceUrl: 'javascript:alert(1)', revision: 1 },
    );
    expect(refused.status).toBe(400);
    const kept = await room.call(
      'GET',
      `/content-manager/collection-types/plugin::cms.manuscript/${draft.documentId}?locale=zh-Hans`,
    );
    expect(await kept.json()).toMatchObject({ data: { title: '原题' } });
  });

  it('tells the house in the same transaction what readers will notice', async () => {
    const { documentId: column } = await room.column({ slug: 'events', name: '事件' });
    const { documentId: id } = await room.draft({ column });
    await room.publish(id);
    await room.save(id, { title: '改了一个字' });
    await room.publish(id);
    await room.unpublish(id);
    await room.remove(id);
    const client = new Client({ connectionString: host.databaseUrl });
    await client.connect();
    try {
      const { rows } = await client.query<{ name: string }>(
        `SELECT name FROM outbox_event WHERE payload->>'storyId' = $1 ORDER BY id`,
        [id],
      );
      expect(rows.map(({ name }) => name)).toEqual(['story.published', 'story.corrected', 'story.withdrawn']);
    } finally {
      await client.end();
    }
  });

  it('publishes what stands without saving it once more, and saves first what was typed before the press', async () => {
    const { documentId: column } = await room.column({ slug: 'press', name: '按发布' });
    const { documentId: id } = await room.draft({ column });
    const path = `/content-manager/collection-types/plugin::cms.manuscript/${id}`;
    const seen = async (status = ''): Promise<Record<string, unknown>> => {
      const answer = await room.call('GET', `${path}?locale=zh-Hans${status}`);
      return ((await answer.json()) as { data: Record<string, unknown> }).data;
    };
    const press = async (form: object): Promise<object> => {
      const answer = await room.call('POST', `${path}/actions/publish?locale=zh-Hans`, form);
      return { status: answer.status, ...((await answer.json()) as object) };
    };
    const form = { ...(await seen()), column: { connect: [], disconnect: [] } };
    const as = { documentId: id, status: 'published' };
    expect(await press(form)).toMatchObject({ status: 200, data: as, meta: { availableStatus: [] } });
    expect(await press({ ...form, title: '按下时才改的题' })).toMatchObject({ status: 200, data: as });
    expect(await seen('&status=published')).toMatchObject({ title: '按下时才改的题' });
    const other = await room.column({ slug: 'press-other', name: '换了栏目' });
    const moved = { column: { connect: [{ documentId: other.documentId }], disconnect: [] } };
    expect(await press({ ...moved, revision: 2 })).toMatchObject({ status: 200 });
    const client = new Client({ connectionString: host.databaseUrl });
    await client.connect();
    try {
      const words = `SELECT n, content->>'title' AS title, content->>'column' AS "column" FROM manuscript_revision
        WHERE document_id = $1 ORDER BY n`;
      const { rows } = await client.query(words, [id]);
      expect(rows).toEqual([
        { n: 1, title: form['title' as keyof typeof form], column },
        { n: 2, title: '按下时才改的题', column },
        { n: 3, title: '按下时才改的题', column: other.documentId },
      ]);
    } finally {
      await client.end();
    }
  });

  it('begins anew as a copy: without the first one’s date and signature', async () => {
    const { documentId: column } = await room.column({ slug: 'copies', name: '复制' });
    const { documentId: id } = await room.draft({ column });
    await room.publish(id);
    const clone = await room.call(
      'POST',
      `/content-manager/collection-types/plugin::cms.manuscript/auto-clone/${id}?locale=zh-Hans`,
      {},
    );
    const { documentId } = ((await clone.json()) as { data?: { documentId: string } }).data ?? {};
    const client = new Client({ connectionString: host.databaseUrl });
    await client.connect();
    try {
      const { rows } = await client.query('SELECT released_at, signed_by FROM manuscripts WHERE document_id = $1', [
        documentId,
      ]);
      expect(rows).toEqual([{ released_at: null, signed_by: null }]);
    } finally {
      await client.end();
    }
  });

  it('keeps the addresses of columns apart', async () => {
    await room.column({ slug: 'one-of-its-kind', name: '甲' });
    await expect(room.column({ slug: 'one-of-its-kind', name: '乙' })).rejects.toThrow('已有栏目使用地址');
  });
});
