import type { ReviewCase } from '../../contract';
import { theHost, type Host } from '../../../tests/host/host';
import { newsroom } from '../../../tests/host/newsroom';
import { aDesk } from '../../../tests/host/review';

let host: Host;
beforeAll(async () => {
  host = await theHost();
});

const standing = ({ signatures }: ReviewCase): object[] =>
  signatures.flatMap(({ covers, level, person }) => (covers ? { level, person } : []));

describe('I2 over edits', () => {
  it('carries no second signature of one person back to the words that they signed at another level', async () => {
    const desk = await aDesk(host, { proofs: [] });
    const { documentId: id } = await desk.manuscript({ subtitle: '转移有序' });
    const write = newsroom(host, desk.author.token);
    await desk.act(desk.author, id, 'submit');
    await desk.act(desk.head, id, 'pass');
    await write.save(id, { subtitle: '群众已转移' });
    await desk.act(desk.author, id, 'submit');
    await desk.act(desk.editor, id, 'pass');
    expect((await desk.act(desk.head, id, 'pass')).body).toMatchObject({ state: 'l3' });

    await write.save(id, { subtitle: '转移有序' });
    const seen = await desk.see(desk.chief, id);
    expect(standing(seen)).toEqual([{ level: 1, person: desk.head.person.id }]);
    expect(seen.missing.map(({ level }) => level)).toEqual([2, 3]);
  });

  it('carries no signature of who changed the wording without holding the manuscript for review', async () => {
    const desk = await aDesk(host, { proofs: [] });
    const { documentId: id } = await desk.manuscript({ subtitle: '转移有序' });
    await desk.act(desk.author, id, 'submit');
    for (const who of [desk.editor, desk.head]) await desk.act(who, id, 'pass');
    await newsroom(host, desk.head.token).save(id, { subtitle: '群众已转移' });
    const seen = await desk.see(desk.chief, id);
    expect(seen.missing.map(({ level }) => level)).toEqual([1, 2, 3]);
  });
});

describe('what changed since somebody signed', () => {
  it('is told from one’s own signature, else from the level below, and not where the words are the same', async () => {
    const desk = await aDesk(host, { proofs: [] });
    const { documentId: id } = await desk.manuscript();
    const write = newsroom(host, desk.author.token);
    const since = async (who: typeof desk.chief) => (await desk.see(who, id)).since;
    await desk.act(desk.author, id, 'submit');
    expect(await since(desk.editor)).toBeNull();
    await desk.act(desk.editor, id, 'pass');
    const editor = { revision: 1, name: expect.any(String) as string };
    expect(await since(desk.head)).toEqual({ ...editor, whose: 'below', changed: false });
    await desk.act(desk.head, id, 'pass');
    const { title } = await desk.see(desk.head, id);
    await write.save(id, { title: '转移群众已全部安置' });
    await desk.act(desk.author, id, 'submit');
    expect(await since(desk.editor)).toEqual({ ...editor, whose: 'mine', changed: true });
    expect(await since(desk.head)).toMatchObject({ revision: 1, whose: 'mine', changed: true });
    await desk.act(desk.editor, id, 'pass');
    expect(await since(desk.chief)).toMatchObject({ revision: 2, whose: 'below', changed: false });
    await write.save(id, { title });
    expect(await since(desk.head)).toMatchObject({ revision: 1, whose: 'mine', changed: false });
  });
});
