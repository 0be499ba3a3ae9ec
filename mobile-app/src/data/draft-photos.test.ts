import AsyncStorage from '@react-native-async-storage/async-storage';
import type { Photo } from '@/platform/photos';
import { addPhotos, removePhoto, tryPhotoAgain } from './draft-photos';
import { noteReach } from './reach';
import { changeDraft, sendDraft, sendWaiting, tips } from './tips';
import { MOST_PHOTOS, parseTips, type TipPhoto } from './tips.rules';

const chosen: Photo[] = [];
// The gallery is the phone's; what is done with what comes out of it is ours.
jest.mock('@/platform/photos', () => ({
  pickPhotos: (most: number) => Promise.resolve(chosen.splice(0).slice(0, most)),
}));

type Ask = { readonly method: string; readonly url: string; readonly type: string };
const asked: Ask[] = [];
/** What the host says to each photo, in turn: a status, or 0 for a line that broke. The last one stays. */
let answers: { readonly status: number; readonly body?: string }[];

/** The browser's and React Native's own way of sending, at its far end. */
class Wire {
  status = 0;
  responseText = '';
  timeout = 0;
  readonly upload: { onprogress: ((event: { loaded: number; total: number }) => void) | null } = { onprogress: null };
  onload: (() => void) | null = null;
  onerror: (() => void) | null = null;
  ontimeout: (() => void) | null = null;
  #ask = { method: '', url: '', type: '' };
  open(method: string, url: string) {
    this.#ask = { ...this.#ask, method, url };
  }
  setRequestHeader(name: string, value: string) {
    if (name === 'content-type') this.#ask = { ...this.#ask, type: value };
  }
  send() {
    asked.push(this.#ask);
    const answer = (answers.length > 1 ? answers.shift() : answers[0]) ?? { status: 0 };
    void Promise.resolve().then(() => {
      this.upload.onprogress?.({ loaded: 1, total: 2 });
      this.status = answer.status;
      this.responseText = answer.body ?? '{}';
      if (answer.status === 0) this.onerror?.();
      else this.onload?.();
    });
  }
}

const told: { readonly key: string; readonly photos: readonly string[] }[] = [];
let tell: () => Response;

beforeEach(async () => {
  await AsyncStorage.clear();
  globalThis.XMLHttpRequest = Wire as unknown as typeof XMLHttpRequest;
  asked.length = 0;
  told.length = 0;
  answers = [{ status: 201 }];
  tell = () => new Response('{"received":true}', { status: 202 });
  tips.set(parseTips(null));
  noteReach(true);
  globalThis.fetch = (_url, init) => {
    told.push(JSON.parse(init?.body as string) as (typeof told)[number]); // the app sends its own JSON
    return Promise.resolve(tell());
  };
  changeDraft({ text: '东街路灯三晚不亮，老人走路害怕' });
});

const photo = (name: string): Photo => ({ name, type: 'image/jpeg', size: 9, source: { uri: `file:///${name}` } });
async function add(...names: string[]): Promise<readonly TipPhoto[]> {
  chosen.push(...names.map(photo));
  await addPhotos('qinghe');
  return tips.get().photos;
}
const puts = () => asked.filter(({ method }) => method === 'PUT');

it('sends photos ahead under the key of the tip, and tells of them in their order', async () => {
  const [one, two] = await add('a.jpg', 'b.jpg');
  expect(tips.get().photos).toMatchObject([
    { name: 'a.jpg', state: 'whole', sent: 1 },
    { name: 'b.jpg', state: 'whole', sent: 1 },
  ]);
  const { key } = tips.get();
  expect(puts()).toMatchObject([
    { url: expect.stringContaining(`/api/leads/photos/${one?.id}?tip=${key}&station=qinghe`), type: 'image/jpeg' },
    { url: expect.stringContaining(`${two?.id}?tip=${key}`) },
  ]);
  expect(await sendDraft('qinghe')).toEqual({ kind: 'taken' });
  expect(told).toMatchObject([{ key, photos: [one?.id, two?.id] }]);
  expect(puts()).toHaveLength(2);
  expect(tips.get()).toMatchObject({ photos: [], waiting: [] });
});

it('takes no more than go with one tip', async () => {
  await add(...Array.from({ length: MOST_PHOTOS - 1 }, (_, n) => `${n}.jpg`));
  expect(await add('y.jpg', 'z.jpg')).toHaveLength(MOST_PHOTOS);
  expect(tips.get().photos.at(-1)?.name).toBe('y.jpg');
});

it('says in the host’s words what was refused, and goes on with the others', async () => {
  answers = [{ status: 422, body: '{"error":{"code":"MEDIA.BROKEN","message":"图片已损坏"}}' }, { status: 201 }];
  const [broken] = await add('broken.jpg', 'b.jpg');
  expect(tips.get().photos).toMatchObject([{ state: 'refused', said: '图片已损坏' }, { state: 'whole' }]);
  await tryPhotoAgain(broken?.id ?? '', 'qinghe');
  expect(tips.get().photos).toMatchObject([{ state: 'whole', said: null }, { state: 'whole' }]);
});

it('takes one back, here and at the host', async () => {
  const [one] = await add('a.jpg', 'b.jpg');
  await removePhoto(one?.id ?? '', 'qinghe');
  expect(tips.get().photos.map(({ name }) => name)).toEqual(['b.jpg']);
  expect(asked.at(-1)).toMatchObject({ method: 'DELETE', url: expect.stringContaining(one?.id ?? '-') });
});

it('keeps photos with a tip that waits for a net, and sends them before it', async () => {
  answers = [{ status: 0 }];
  const [one] = await add('a.jpg');
  expect(tips.get().photos).toMatchObject([{ state: 'waiting' }]);
  expect(await sendDraft('qinghe')).toEqual({ kind: 'kept' });
  expect(told).toEqual([]);
  const kept = parseTips(JSON.stringify(tips.get()));
  expect(kept).toMatchObject({ photos: [], waiting: [{ photos: [{ id: one?.id, state: 'waiting' }] }] });
  answers = [{ status: 201 }];
  await sendWaiting();
  expect(told).toMatchObject([{ key: kept.waiting[0]?.key, photos: [one?.id] }]);
  expect(tips.get().waiting).toEqual([]);
});

it('sends them once more when the host forgot them meanwhile, and puts all back into the form when that is no use', async () => {
  const [one] = await add('a.jpg');
  tell = () => new Response('{"error":{"code":"LEADS.PHOTO_UNKNOWN","message":"请重新添加"}}', { status: 409 });
  const { key } = tips.get();
  expect(await sendDraft('qinghe')).toMatchObject({ kind: 'refused', refusal: { message: '请重新添加' } });
  expect(puts().map(({ url }) => url.includes(one?.id ?? '-'))).toEqual([true, true]);
  expect(tips.get()).toMatchObject({
    key,
    draft: { text: expect.stringContaining('路灯') },
    photos: [{ id: one?.id }],
  });
});

it('takes a page that comes instead of an answer for no answer', async () => {
  answers = [{ status: 403, body: '<html>Log in</html>' }];
  await add('a.jpg');
  expect(tips.get().photos).toMatchObject([{ state: 'waiting' }]);
});
