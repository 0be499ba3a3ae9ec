import { randomUUID } from 'node:crypto';
import { theHost, type Host } from '../../../tests/host/host';
import { mcp } from '../../../tests/host/mcp';
import { newsroom } from '../../../tests/host/newsroom';
import { call } from '../../../tests/host/people';
import { ofMcp, SENTENCE, UNSIGNED } from '../../../tests/host/presses';
import { withPrograms, type WithPrograms } from '../../../tests/host/programs';
import { aDesk } from '../../../tests/host/review';

let host: Host;
let opened: WithPrograms;
let database: WithPrograms['database'];
let program: WithPrograms['program'];
let desk: Awaited<ReturnType<typeof aDesk>>;

beforeAll(async () => {
  host = await theHost();
  opened = await withPrograms(host);
  ({ database, program } = opened);
  desk = await aDesk(host);
}, 120_000);
afterAll(async () => {
  await opened.stop();
});

describe('lets a program change words as people do', () => {
  const asking = async (tool: string, given: object) => {
    const {
      isError = false,
      structuredContent,
      content,
    } = await mcp(program, 'tools/call', {
      ...{ name: tool, arguments: given },
    });
    return { isError, told: content?.[0]?.text ?? '', answer: structuredContent as Record<string, never> };
  };
  const reading = (documentId: string) => asking('read_manuscript_for_change', { documentId, locale: 'zh-Hans' });
  const change = (documentId: string, revision: number, words: object) =>
    asking('change_manuscript', { documentId, locale: 'zh-Hans', revision, words });

  it('on the revision that it read; what others wrote meanwhile stays, and the same words are not written over', async () => {
    const { documentId } = await desk.manuscript(UNSIGNED);
    const read = await reading(documentId);
    expect(read).toMatchObject({
      isError: false,
      answer: { documentId, revision: 1, words: { title: UNSIGNED.title } },
    });
    await newsroom(host, desk.author.token).save(documentId, { subtitle: '人写的副题' });
    const changed = await change(documentId, 1, { title: '程序改的标题' });
    expect(changed).toMatchObject({
      isError: false,
      answer: { revision: 3, words: { title: '程序改的标题', subtitle: '人写的副题' } },
    });
    const { rows } = await database.query('SELECT title, subtitle FROM manuscripts WHERE document_id = $1', [
      documentId,
    ]);
    expect(rows).toEqual([{ title: '程序改的标题', subtitle: '人写的副题' }]);

    const late = await change(documentId, 1, { subtitle: '程序写的副题' });
    expect(late).toMatchObject({
      isError: true,
      told: expect.stringMatching(/改了同一处/) as string,
    });
    expect(await change(documentId, 99, { title: '从未有过的版次' })).toMatchObject({ isError: true });
    const { rows: after } = await database.query('SELECT title, subtitle FROM manuscripts WHERE document_id = $1', [
      documentId,
    ]);
    expect(after).toEqual(rows);
  });

  it('in the name of whom the token belongs to, into no lock of somebody else, and never past the signatures', async () => {
    const { documentId } = await desk.manuscript(UNSIGNED);
    expect(await change(documentId, 1, { title: '程序改的标题' })).toMatchObject({ isError: false });
    const { rows } = await database.query(
      'SELECT author_name, author IS NOT NULL AS known FROM manuscript_revision WHERE document_id = $1 AND n = 2',
      [documentId],
    );
    expect(rows).toMatchObject([{ known: true }]);
    expect(await ofMcp(program, 'publish_plugin-cms_manuscript', { documentId, locale: 'zh-Hans' })).toMatchObject({
      ok: false,
      message: expect.stringMatching(SENTENCE) as string,
    });
    const beat = { session: randomUUID(), typing: true };
    expect((await call(host, desk.author, 'POST', `/cms/writing/${documentId}/zh-Hans/beats`, beat)).status).toBe(200);
    expect(await change(documentId, 2, { title: '别人正在写' })).toMatchObject({
      ...{ isError: true, told: expect.stringMatching(/正在写这篇稿件/) as string },
    });
    expect(await change(documentId, 2, { station: 'elsewhere' })).toMatchObject({ isError: true });
    expect(await reading('a'.repeat(24))).toMatchObject({ isError: true });
  });
});
