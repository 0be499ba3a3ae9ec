import AsyncStorage from '@react-native-async-storage/async-storage';
import { noteReach } from './reach';
import { changeDraft, sendDraft, sendWaiting, tips, watchTips } from './tips';
import { aKey, parseTips } from './tips.rules';

const WORDS = { title: '路灯', text: '东街路灯三晚不亮，老人走路害怕', place: '东街', happened: '周三起', contact: '' };

const KEY = '00000000-0000-4000-8000-000000000000';
const EMPTY = { ...parseTips(null), key: expect.any(String) as string };
const sent: { readonly key: string; readonly text: string }[] = [];
let answer: (body: string) => Promise<Response>;

beforeEach(async () => {
  await AsyncStorage.clear();
  sent.length = 0;
  tips.set({ ...parseTips(null), key: KEY });
  noteReach(true);
  answer = (body) => {
    sent.push(JSON.parse(body) as (typeof sent)[number]);
    return Promise.resolve(new Response('{"received":true}', { status: 202 }));
  };
  globalThis.fetch = (_url, init) => answer(typeof init?.body === 'string' ? init.body : '{}');
});

const dead = (): Promise<Response> => Promise.reject(new TypeError('network'));

it('sends a tip and empties the form', async () => {
  changeDraft(WORDS);
  expect(await sendDraft('qinghe')).toEqual({ kind: 'taken' });
  expect(sent).toMatchObject([{ ...WORDS, station: 'qinghe' }]);
  expect(tips.get()).toEqual(EMPTY);
  expect(tips.get().key).not.toBe(KEY);
});

it('keeps a tip without a net and sends it once, under its first key, when there is one again', async () => {
  const takes = answer;
  const keys: string[] = [];
  answer = (body) => {
    keys.push((JSON.parse(body) as { key: string }).key);
    return dead();
  };
  changeDraft(WORDS);
  expect(await sendDraft('qinghe')).toEqual({ kind: 'kept' });
  expect(tips.get().draft.text).toBe('');
  expect(parseTips(JSON.stringify(tips.get())).waiting).toMatchObject([WORDS]);
  answer = takes;
  const stop = watchTips();
  noteReach(true);
  await sendWaiting();
  stop();
  expect(sent.map(({ key }) => key)).toEqual(keys);
  expect(tips.get().waiting).toEqual([]);
});

it('leaves what was refused in the form', async () => {
  const busy = { error: { code: 'LEADS.ENOUGH_TIPS', message: '请稍后再试', details: { retryIn: 60 } } };
  answer = () => Promise.resolve(new Response(JSON.stringify(busy), { status: 429 }));
  changeDraft(WORDS);
  expect(await sendDraft('qinghe')).toMatchObject({ kind: 'refused', refusal: { retryIn: 60 } });
  expect(tips.get()).toMatchObject({ draft: WORDS, key: KEY, waiting: [] });
});

it('reads what is broken as nothing', () => {
  for (const text of ['{', '[]', '{"draft":7,"waiting":[{"key":"k"},3],"photos":[{"id":3}]}', 'null']) {
    expect(parseTips(text)).toEqual(EMPTY);
  }
});

it('makes keys that the host takes', () => {
  for (const random of [() => 0, () => 0.999999, Math.random]) {
    expect(aKey(random)).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  }
});
