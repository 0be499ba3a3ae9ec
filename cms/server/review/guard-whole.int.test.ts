import { theHost, type Host } from '../../../tests/host/host';
import { newsroom } from '../../../tests/host/newsroom';
import { aPerson, call } from '../../../tests/host/people';
import { aDesk } from '../../../tests/host/review';

let host: Host;
beforeAll(async () => {
  host = await theHost();
});

const MANUSCRIPTS = '/content-manager/collection-types/plugin::cms.manuscript';
const code = async (answer: Response): Promise<string | undefined> => {
  const { error } = (await answer.json()) as { error?: { details: { code?: string } } };
  return error?.details.code;
};

describe('deleting a manuscript', () => {
  it('is its writers’ as long as nobody else has it, and its review ends with it', async () => {
    const desk = await aDesk(host);
    const write = newsroom(host, desk.author.token);
    const { documentId: id } = await desk.manuscript();
    await desk.act(desk.author, id, 'submit');
    expect(await code(await write.remove(id))).toBe('REVIEW.NOT_DELETABLE');
    await desk.act(desk.editor, id, 'send-back', { reason: 'fact', note: '时间不对' });
    expect((await write.remove(id)).ok).toBe(true);
    expect((await desk.see(desk.editor, id)).state).toBe('spiked');
  });

  it('is nobody’s once it is signed, out, or on its way', async () => {
    const desk = await aDesk(host, { levels: [1], proofs: [] });
    const heads = newsroom(host, desk.head.token);
    const { documentId: id } = await desk.manuscript();
    await desk.act(desk.author, id, 'submit');
    await desk.act(desk.editor, id, 'pass');
    expect(await code(await heads.remove(id))).toBe('REVIEW.NOT_DELETABLE');
    await heads.publish(id);
    await newsroom(host, desk.author.token).save(id, { title: '发出以后又改了题' });
    expect((await desk.see(desk.head, id)).state).toBe('writing');
    expect(await code(await heads.remove(id))).toBe('REVIEW.STANDS_OUTSIDE');
    expect((await heads.call('GET', `${MANUSCRIPTS}/${id}?locale=zh-Hans`)).ok).toBe(true);
  });
});

describe('copying a manuscript', () => {
  const clone = (token: string, id: string) =>
    newsroom(host, token).call('POST', `${MANUSCRIPTS}/clone/${id}?locale=zh-Hans`, { title: '换个题再发' });

  it('keeps where it came from, and whoever wrote those words signs neither', async () => {
    const desk = await aDesk(host, { levels: [1], proofs: [] });
    const { documentId: id } = await newsroom(host, desk.editor.token).draft({ column: desk.column });
    const made = (await (await clone(desk.head.token, id)).json()) as { data: { documentId: string } };
    const copy = made.data.documentId;
    await newsroom(host, desk.head.token).save(copy, { column: { connect: [{ documentId: desk.column }] } });
    await desk.act(desk.head, copy, 'submit');
    expect((await desk.act(desk.editor, copy, 'pass')).body).toMatchObject({ error: { code: 'REVIEW.SAME_PERSON' } });
    const other = await aPerson(host).role('editor').signedIn();
    expect((await desk.act(other, copy, 'pass')).body).toMatchObject({ state: 'signed' });
    const { body } = await call(host, desk.head, 'GET', `/cms/library/${copy}/lineage`);
    expect(body).toMatchObject({ links: [{ to: copy, from: id, kind: 'rewrite' }] });
  });
});
