import { addAddress, changeAddress, fetchAddresses, rememberAddress, removeAddress } from './addresses';
import { keepAddress, NO_ADDRESS, ownAddress } from './own-address';
import { session } from './session';

const HOME = { region: '330802', name: '王敏', phone: '13800138000', detail: '沿江街 8 号' };
type Kept = typeof HOME & { readonly id: string; readonly isFirst: boolean };
type Asked = { readonly method: string; readonly path: string; readonly body: Record<string, unknown> };

let book: Kept[];
let asked: Asked[];
let refusal: { readonly status: number; readonly code: string } | null;

const reply = (status: number, body: unknown) =>
  Promise.resolve(new Response(status === 204 ? null : JSON.stringify(body), { status }));

jest.mock('@/platform/vault', () => ({ vault: { read: () => Promise.resolve('r'), write: () => Promise.resolve() } }));
beforeEach(() => {
  session.set({ status: 'in' });
  [book, asked, refusal] = [[], [], null];
  globalThis.fetch = (url, init) => {
    const { pathname: path } = new URL(url instanceof Request ? url.url : url, 'http://host');
    if (path.endsWith('/refresh')) return reply(200, { access: 'a', accessExpiresIn: 900, refresh: 'r', user: {} });
    const body = JSON.parse(typeof init?.body === 'string' ? init.body : '{}') as Asked['body'];
    const method = init?.method ?? 'GET';
    asked.push({ method, path, body });
    return answerOf(method, body);
  };
});

function answerOf(method: string, body: Asked['body']) {
  if (method === 'GET') return reply(200, { addresses: book });
  if (refusal) return reply(refusal.status, { error: { code: refusal.code, message: '', details: {} } });
  if (method === 'DELETE') return reply(204, null);
  const kept = { ...(body as unknown as Kept), id: `a${book.length + 1}` };
  book.push(kept);
  return reply(201, kept);
}

it('moves what the device kept into an empty book, as its first choice, and forgets it on the device', async () => {
  keepAddress('r1', HOME);
  expect(await fetchAddresses('r1')).toEqual([{ ...HOME, id: 'a1', isFirst: true }]);
  expect(ownAddress('r1')).toEqual(NO_ADDRESS);
  await fetchAddresses('r1');
  expect(asked.filter(({ method }) => method === 'POST')).toHaveLength(1);
});

it('takes no first choice away from a book that has one', async () => {
  book.push({ ...HOME, id: 'a1', detail: '别处', isFirst: true });
  keepAddress('r1', HOME);
  expect((await fetchAddresses('r1')).map(({ isFirst }) => isFirst)).toEqual([true, false]);
});

it('moves nothing of somebody else', async () => {
  keepAddress('r2', HOME);
  expect(await fetchAddresses('r1')).toEqual([]);
  expect(asked).toHaveLength(1);
});

it('leaves it on the device while the book is full', async () => {
  refusal = { status: 409, code: 'SHOP.ADDRESSES_FULL' };
  keepAddress('r1', HOME);
  expect(await fetchAddresses('r1')).toEqual([]);
  expect(ownAddress('r1')).toEqual(HOME);
  await rememberAddress('r1', { ...HOME, detail: '新街 9 号' });
  expect(ownAddress('r1').detail).toBe('新街 9 号');
});

it('has a new address on the device before the book answers, and in the book alone afterwards', async () => {
  const remembered = rememberAddress('r1', HOME);
  expect(ownAddress('r1')).toEqual(HOME);
  await remembered;
  expect([ownAddress('r1'), book.length]).toEqual([NO_ADDRESS, 1]);
});

it('sends the fields of the contract, trimmed, and nothing else', async () => {
  const entry = { ...HOME, id: 'x', name: ' 王敏 ', isFirst: true };
  await addAddress(entry);
  await changeAddress('a1', entry);
  await removeAddress('a1');
  const body = { ...HOME, isFirst: true };
  expect(asked).toEqual([
    { method: 'POST', path: '/api/shop/addresses', body },
    { method: 'PUT', path: '/api/shop/addresses/a1', body },
    { method: 'DELETE', path: '/api/shop/addresses/a1', body: {} },
  ]);
});
