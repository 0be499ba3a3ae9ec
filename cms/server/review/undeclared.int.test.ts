import { Client } from 'pg';
import sharp from 'sharp';
import { theHost, type Host } from '../../../tests/host/host';
import { newsroom } from '../../../tests/host/newsroom';
import { aDesk, codeOf, stateOf } from '../../../tests/host/review';

let host: Host;
let database: Client;
beforeAll(async () => {
  host = await theHost();
  database = new Client({ connectionString: host.databaseUrl });
  await database.connect();
});
afterAll(() => database.end());

/** A picture in the library, uploaded by somebody. */
async function aPicture(token: string): Promise<{ readonly id: number }> {
  const bytes = await sharp({ create: { width: 64, height: 40, channels: 3, background: '#0F6B5C' } })
    .png()
    .toBuffer();
  const form = new FormData();
  form.append('files', new File([new Uint8Array(bytes)], 'lanterns.png', { type: 'image/png' }));
  const headers = { authorization: `Bearer ${token}` };
  const answer = await fetch(`${host.url}/upload`, { method: 'POST', headers, body: form });
  return ((await answer.json()) as [{ id: number }])[0];
}

it('lets nobody sign an undeclared picture of a machine, also one that the library calls so later', async () => {
  const desk = await aDesk(host, { proofs: [] });
  const picture = await aPicture(desk.author.token);
  const { documentId: id } = await desk.manuscript({ cover: picture.id, aiDeclaration: 'none' });
  await desk.act(desk.author, id, 'submit');
  const wasNot = await desk.see(desk.editor, id);
  await database.query('UPDATE files SET ai_generated = true WHERE id = $1', [picture.id]);
  const refused = await desk.act(desk.editor, id, 'pass');
  expect(codeOf(refused)).toBe('REVIEW.RED_FINDINGS');
  expect(JSON.stringify(refused.body)).toContain('AI');
  await newsroom(host, desk.author.token).save(id, { aiDeclaration: 'generated' });
  await desk.act(desk.author, id, 'submit');
  expect(stateOf(await desk.act(desk.editor, id, 'pass'))).toBe('l2');
  expect(wasNot.hash).not.toBe((await desk.see(desk.editor, id)).hash);
});
