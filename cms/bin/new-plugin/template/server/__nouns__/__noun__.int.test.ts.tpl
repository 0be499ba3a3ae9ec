import { theHost } from '../../../../tests/host/host';
import { aPerson, aStation, call, type Caller } from '../../../../tests/host/people';

const PATH = '/{{name}}/{{nouns}}';

// The first boot of a house makes its database, which takes a busy machine minutes.
beforeAll(theHost, 300_000);

async function opened(who: Caller) {
  const answer = await call(await theHost(), who, 'POST', PATH, { title: '核对字幕' });
  expect(answer.status).toBe(201);
  return answer.body;
}

it('answers 401 to a stranger', async () => {
  expect((await call(await theHost(), undefined, 'POST', PATH, { title: '核对字幕' })).status).toBe(401);
});

it('answers 403 to whoever has another role', async () => {
  const host = await theHost();
  const finance = await aPerson(host).role('finance').signedIn();
  expect((await call(host, finance, 'POST', PATH, { title: '核对字幕' })).status).toBe(403);
});

it('answers 422 and names every field that is wrong', async () => {
  const host = await theHost();
  const editor = await aPerson(host).signedIn();
  const { status, body } = await call(host, editor, 'POST', PATH, { title: ' ', more: 1 });
  expect([status, body.error.code]).toEqual([422, 'HEARTH.INVALID']);
  expect(body.error.details.fields).toContainEqual(expect.objectContaining({ path: 'title' }));
  expect((await call(host, editor, 'POST', `${PATH}/not-an-id/finish`, {})).status).toBe(422);
});

it('is not seen from another station', async () => {
  const host = await theHost();
  const {{nounCamel}} = await opened(await aPerson(host).signedIn());
  const stranger = await aPerson(host).at((await aStation(host).save()).slug).signedIn();
  expect((await call(host, stranger, 'GET', PATH)).body).toEqual({ {{nounsCamel}}: [] });
  const { status, body } = await call(host, stranger, 'POST', `${PATH}/${ {{nounCamel}}.id }/finish`, {});
  expect([status, body.error.code]).toEqual([404, '{{NAMESPACE}}.{{NOUN}}_NOT_FOUND']);
});

it('lets one of two editors finish it', async () => {
  const host = await theHost();
  const [wang, li] = [await aPerson(host).signedIn(), await aPerson(host).signedIn()];
  const {{nounCamel}} = await opened(wang);
  expect((await call(host, li, 'GET', PATH)).body.{{nounsCamel}}).toContainEqual({{nounCamel}});

  const finish = `${PATH}/${ {{nounCamel}}.id }/finish`;
  const both = await Promise.all([call(host, wang, 'POST', finish, {}), call(host, li, 'POST', finish, {})]);
  expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
  expect(both.find(({ status }) => status === 200)?.body).toEqual({ ...{{nounCamel}}, state: 'done' });
});
