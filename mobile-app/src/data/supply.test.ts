import AsyncStorage from '@react-native-async-storage/async-storage';
import type { Session } from '@/contract/types';
import { keeper } from '@/platform/keeper';
import { noteReach } from './reach';
import { beginSession } from './session';
import { changePart, handIn, openSupply, sendParts, supply, watchSupply } from './supply';
import { freshForm, parseForm } from './supply.rules';

type Asked = { readonly method: string; readonly path: string; readonly body: Record<string, unknown> };

const asked: Asked[] = [];
let online = true;
let kept: Record<string, unknown> | null = null;

const answerOf = (status: number, body: object): Response => new Response(JSON.stringify(body), { status });
const aSupply = (change: object = {}) => ({
  ...{ id: 's', station: 'qinghe', state: 'draft', version: 1, proofs: [], missing: [], reason: null, bar: null },
  ...{ parts: { who: null, where: null, contact: null, bank: null }, allowed: ['save', 'file', 'withdraw'] },
  ...change,
});
let answer: (one: Asked) => Response;

beforeEach(async () => {
  await AsyncStorage.clear();
  asked.length = 0;
  online = true;
  kept = null;
  noteReach(true);
  supply.set({ form: freshForm('li', 'qinghe'), remote: undefined, refusals: {}, sending: false });
  answer = ({ method }) => answerOf(200, method === 'GET' ? { supply: kept } : aSupply());
  globalThis.fetch = (url, init) => {
    if (!online) return Promise.reject(new TypeError('network'));
    const body = JSON.parse(typeof init?.body === 'string' ? init.body : '{}') as Asked['body'];
    const path = new URL(url instanceof Request ? url.url : url, 'http://host').pathname;
    const one = { method: init?.method ?? 'GET', path, body };
    asked.push(one);
    return Promise.resolve(answer(one));
  };
  const user = { id: 'li', name: '林', phone: null, email: null };
  // Only the id of the reader and the tokens are looked at.
  const fresh = { access: 'a', refresh: 'r', accessExpiresIn: 600, user } as unknown as Session;
  await beginSession(fresh);
});

const puts = () => asked.filter(({ method }) => method === 'PUT');

it('keeps every change on the phone at once, and sends a part when it is whole', async () => {
  changePart('contact', { person: '林' });
  expect(parseForm(keeper.read('supply')).parts.contact.fields['person']).toBe('林');
  await sendParts();
  expect(puts()).toEqual([]);
  changePart('contact', { phone: '13900001234' });
  await sendParts();
  expect(puts()).toMatchObject([
    { path: '/api/vetting/supply/part', body: { part: 'contact', station: 'qinghe', revision: 2 } },
  ]);
  expect(supply.get().form.parts.contact.dirty).toBe(false);
  await sendParts();
  expect(puts()).toHaveLength(1);
});

it('keeps what was typed without a line, and sends it when there is one again', async () => {
  online = false;
  changePart('where', { region: '330110', address: '青禾村' });
  await sendParts();
  expect(supply.get().form.parts.where.dirty).toBe(true);
  const stop = watchSupply();
  online = true;
  noteReach(true);
  await sendParts();
  stop();
  expect(puts()).toHaveLength(1);
  expect(supply.get().form.parts.where.dirty).toBe(false);
});

it('takes what another phone wrote later', async () => {
  changePart('contact', { person: '旧', phone: '1' });
  kept = aSupply({
    parts: { who: null, where: null, contact: { revision: 9, fields: { person: '新', phone: '2' } }, bank: null },
  });
  answer = ({ method }) =>
    method === 'GET'
      ? answerOf(200, { supply: kept })
      : answerOf(409, { error: { code: 'VETTING.SUPPLY_NEWER', message: '', details: {} } });
  await sendParts();
  expect(supply.get().form.parts.contact).toMatchObject({ revision: 9, dirty: false, fields: { person: '新' } });
});

it('says at the part what the host does not take', async () => {
  const fields = [{ path: 'fields.account', message: '卡号不对' }];
  answer = () => answerOf(422, { error: { code: 'HEARTH.INVALID', message: '有几处需要修改', details: { fields } } });
  changePart('bank', { holder: '林', bank: '农行', account: '123' });
  await sendParts();
  expect(supply.get().refusals.bank).toMatchObject({ status: 422, fields });
});

it('keeps nothing of a form that was handed in, nor of another account', async () => {
  changePart('contact', { person: '林', phone: '13900001234' });
  kept = aSupply({ version: 4 });
  answer = ({ method, path }) =>
    method === 'GET'
      ? answerOf(200, { supply: kept })
      : answerOf(200, aSupply(path.endsWith('/file') ? { state: 'filed', allowed: [] } : {}));
  await handIn();
  expect(asked.at(-1)).toMatchObject({ path: '/api/vetting/supply/file', body: { station: 'qinghe', version: 4 } });
  expect(supply.get().remote?.state).toBe('filed');
  expect(keeper.read('supply')).not.toContain('13900001234');
  kept = null;
  changePart('contact', { person: '林' });
  await openSupply('wang', 'qinghe');
  expect(supply.get().form).toEqual(freshForm('wang', 'qinghe'));
});
