import { Client } from 'pg';
import { theHost, type Host } from '../../../tests/host/host';
import { insideOf, type Inside } from '../../../tests/host/inside';
import { aDesk } from '../../../tests/host/review';

let host: Host;
let inside: Inside;
let database: Client;
beforeAll(async () => {
  host = await theHost();
  inside = await insideOf(host);
  database = new Client({ connectionString: host.databaseUrl });
  await database.connect();
}, 120_000);
afterAll(async () => {
  await database.end();
  await inside.stop();
});

it('names those who signed, not whoever saved, where saving lets a manuscript out', async () => {
  const desk = await aDesk(host, { levels: [1], proofs: [] });
  const { documentId } = await desk.manuscript();
  await desk.act(desk.author, documentId, 'submit');
  await desk.act(desk.editor, documentId, 'pass');
  const saved = await inside.ask('update', { documentId, locale: 'zh-Hans', data: { signedBy: ['别人'] } });
  expect(saved).toMatchObject({ ok: true });
  const { rows } = await database.query<{ signed_by: string[] }>(
    'SELECT signed_by FROM manuscripts WHERE document_id = $1',
    [documentId],
  );
  // The draft says the same as what readers see.
  const signer = desk.editor.person.name['zh-Hans'];
  expect(rows.map(({ signed_by }) => signed_by)).toEqual([[signer], [signer]]);
});

it('tells once of a deadline that passed, and once of a day until which a manuscript was held', async () => {
  const desk = await aDesk(host, { proofs: [] });
  const [late, held] = [(await desk.manuscript()).documentId, (await desk.manuscript()).documentId];
  for (const id of [late, held]) await desk.act(desk.author, id, 'submit');
  await desk.act(desk.editor, held, 'hold', { until: '2031-01-01T00:00:00Z' });
  const told = async (id: string): Promise<readonly string[]> => {
    const { rows } = await database.query<{ kind: string }>(
      `SELECT kind FROM notice WHERE link = $1 AND kind IN ('review.late', 'review.held-over')`,
      [`/plugins/cms/review/${id}/zh-Hans`],
    );
    return rows.map(({ kind }) => kind);
  };
  const tick = () => inside.ask('tick', { name: 'review.late' });
  await tick();
  expect([await told(late), await told(held)]).toEqual([[], []]);
  await database.query(`UPDATE review_case SET due_at = now() - interval '1 minute' WHERE document_id = $1`, [late]);
  await database.query(`UPDATE review_case SET held_until = now() - interval '1 minute' WHERE document_id = $1`, [
    held,
  ]);
  // Two nodes at once, and a minute later again.
  await Promise.all([tick(), tick()]);
  expect(await tick()).toMatchObject({ ok: true });
  expect([await told(late), await told(held)]).toEqual([['review.late'], ['review.held-over']]);
});
