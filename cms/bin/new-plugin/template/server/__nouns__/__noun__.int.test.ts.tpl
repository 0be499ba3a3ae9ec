import { theHost } from '../../../../tests/host/host';

/** What the routes below answer, all together. */
interface Answer {
  readonly id: string;
  readonly {{nounsCamel}}: readonly unknown[];
  readonly error: { readonly code: string; readonly details: { readonly fields: readonly { readonly path: string }[] } };
}

/** Calls a route as the administrator of the test host, or as nobody. */
async function call(method: 'GET' | 'POST', path: string, given: { body?: unknown; token?: string | null } = {}) {
  const { url, adminToken } = await theHost();
  const token = given.token === undefined ? adminToken : given.token;
  const answer = await fetch(`${url}/{{name}}/{{nouns}}${path}`, {
    method,
    headers: { 'content-type': 'application/json', ...(token ? { authorization: `Bearer ${token}` } : {}) },
    ...(given.body === undefined ? {} : { body: JSON.stringify(given.body) }),
  });
  return { status: answer.status, body: (await answer.json()) as Answer };
}

it('answers 401 to nobody', async () => {
  expect((await call('POST', '', { body: { title: '核对字幕' }, token: null })).status).toBe(401);
});

it('answers 422 and names every field that is wrong', async () => {
  const { status, body } = await call('POST', '', { body: { title: ' ', more: 1 } });
  expect(status).toBe(422);
  expect(body.error.code).toBe('HEARTH.INVALID');
  expect(body.error.details.fields.map(({ path }) => path)).toContain('title');
  expect((await call('POST', '/not-an-id/finish', { body: {} })).status).toBe(422);
});

it('answers 404 for a {{noun}} that is not there', async () => {
  const { status, body } = await call('POST', '/01890000-0000-7000-8000-000000000000/finish', { body: {} });
  expect([status, body.error.code]).toEqual([404, '{{NAMESPACE}}.{{NOUN}}_NOT_FOUND']);
});

it('opens a {{noun}}, lists it, and lets one of two people finish it', async () => {
  const opened = await call('POST', '', { body: { title: '核对字幕' } });
  expect(opened.status).toBe(201);
  expect((await call('GET', '')).body.{{nounsCamel}}).toContainEqual(opened.body);

  const finish = `/${opened.body.id}/finish`;
  const both = await Promise.all([call('POST', finish, { body: {} }), call('POST', finish, { body: {} })]);
  expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
  expect(both.find(({ status }) => status === 200)?.body).toEqual({ ...opened.body, state: 'done' });
});
