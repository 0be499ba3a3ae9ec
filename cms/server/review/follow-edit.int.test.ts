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
