import { theHost, type Host } from '../../../tests/host/host';
import { call } from '../../../tests/host/people';
import { aDesk } from '../../../tests/host/review';

let host: Host;
beforeAll(async () => {
  host = await theHost();
});

it.each([
  ['compare?from=0&to=1', 200],
  ['compare?from=0&to=2147483647', 404],
  ['compare?from=0&to=2147483648', 422],
  ['compare?from=2147483648&to=1', 422],
  ['at/2147483648', 422],
])('takes no number that no revision can have: %s', async (rest, status) => {
  const desk = await aDesk(host, { proofs: [] });
  const { documentId } = await desk.manuscript();
  const path = `/cms/revisions/${documentId}/zh-Hans/${rest}`;
  expect((await call(host, desk.editor, 'GET', path)).status).toBe(status);
});
