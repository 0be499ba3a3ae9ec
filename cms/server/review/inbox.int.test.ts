import { theHost, type Host } from '../../../tests/host/host';
import { call } from '../../../tests/host/people';
import { aDesk } from '../../../tests/host/review';

let host: Host;
beforeAll(async () => {
  host = await theHost();
});

it.each(['mine', 'returned'])('begins at the top of %s for a page mark that it did not write', async (view) => {
  const desk = await aDesk(host, { proofs: [] });
  const { documentId } = await desk.manuscript();
  await desk.act(desk.author, documentId, 'submit');
  const path = `/cms/review/inbox?view=${view}`;
  const top = await call(host, desk.editor, 'GET', path);
  const odd = await call(host, desk.editor, 'GET', `${path}&after=${encodeURIComponent('{"":{"|":""}}')}`);
  expect([odd.status, odd.body]).toEqual([200, top.body]);
});
