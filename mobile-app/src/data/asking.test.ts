import AsyncStorage from '@react-native-async-storage/async-storage';
import type { Session } from '@/contract/types';
import { keeper } from '@/platform/keeper';
import type { Photo } from '@/platform/photos';
import {
  askings,
  changeAsking,
  chooseEvidence,
  forgetAskings,
  openAsking,
  photographEvidence,
  removeEvidence,
  sendAsking,
  tryEvidenceAgain,
  watchAskings,
} from './asking';
import { noAskings, parseAskings, withReason, type Asking } from './asking.rules';
import { noteReach } from './reach';
import { beginSession, session } from './session';

const chosen: Photo[] = [];
// Gallery and camera are the phone's; what is done with what comes out of them is ours.
jest.mock('@/platform/photos', () => ({
  pickPhotos: (most: number) => Promise.resolve(chosen.splice(0).slice(0, most)),
  takePhoto: () => Promise.resolve(chosen.splice(0, 1)),
}));

jest.mock('@/platform/vault', () => ({ vault: { read: () => Promise.resolve('r'), write: () => Promise.resolve() } }));

type Put = { url: string; bearer: string };
const puts: Put[] = [];
/** What the host says to each photo, in turn: a status, or 0 for a line that broke. The last one stays. */
let answers: { readonly status: number; readonly body?: string }[];

/** The browser's and React Native's own way of sending, at its far end. */
class Wire {
  status = 0;
  responseText = '';
  timeout = 0;
  readonly upload = { onprogress: null };
  onload: (() => void) | null = null;
  onerror: (() => void) | null = null;
  ontimeout: (() => void) | null = null;
  readonly #put: Put = { url: '', bearer: '' };
  open(_method: string, url: string) {
    this.#put.url = url;
  }
  setRequestHeader(name: string, value: string) {
    if (name === 'authorization') this.#put.bearer = value;
  }
  send() {
    puts.push(this.#put);
    const answer = (answers.length > 1 ? answers.shift() : answers[0]) ?? { status: 0 };
    void Promise.resolve().then(() => {
      this.status = answer.status;
      this.responseText = answer.body ?? '{}';
      if (answer.status === 0) this.onerror?.();
      else this.onload?.();
    });
  }
}

let told: Record<string, unknown>[];
/** What the host says to each request, in turn; the last one stays. */
let replies: (readonly [number, object])[];

beforeEach(async () => {
  await AsyncStorage.clear();
  globalThis.XMLHttpRequest = Wire as unknown as typeof XMLHttpRequest;
  puts.length = 0;
  [told, answers, replies] = [[], [{ status: 201 }], [[201, { id: 's1', state: 'review' }]]];
  keeper.write('after-sale-drafts', null);
  askings.set(noAskings());
  noteReach(true);
  const user = { id: 'li', name: '林', phone: null, email: null };
  // Only the id of the reader and the tokens are looked at.
  const fresh = (access: string) => ({ access, refresh: 'r', accessExpiresIn: 600, user }) as unknown as Session;
  globalThis.fetch = (url, init) => {
    const { pathname } = new URL(url instanceof Request ? url.url : url, 'http://host');
    if (pathname.endsWith('/refresh')) return Promise.resolve(new Response(JSON.stringify(fresh('b'))));
    told.push(JSON.parse(init?.body as string) as Record<string, unknown>); // the app sends its own JSON
    const [status, body] = (replies.length > 1 ? replies.shift() : replies[0]) ?? [500, {}];
    return Promise.resolve(new Response(JSON.stringify(body), { status }));
  };
  await beginSession(fresh('a'));
  await openAsking('li', 'x1', 'o1');
});

const draft = (): Asking => askings.get().drafts[0]!;
const states = () => draft().photos.map(({ state }) => state);
const photo = (name: string): Photo => ({ name, type: 'image/jpeg', size: 9, source: { uri: `file:///${name}` } });
async function choose(...names: string[]): Promise<void> {
  chosen.push(...names.map(photo));
  await chooseEvidence(draft().id);
}
const refusalOf = (code: string) => ({ error: { code, message: '不行', details: {} } });

it('sends photos of camera and gallery ahead, each under its own name, for the order', async () => {
  await choose('1.jpg', '2.jpg');
  chosen.push(photo('3.jpg'));
  await photographEvidence(draft().id);
  expect(states()).toEqual(['whole', 'whole', 'whole']);
  expect(puts).toEqual(
    draft().photos.map(({ id }) => ({
      url: expect.stringMatching(new RegExp(`/api/shop/after-sales/photos/${id}\\?order=x1$`)) as string,
      bearer: 'Bearer a',
    })),
  );
});

it('renews a token that the host no longer takes, and sends the photo under the same name', async () => {
  answers = [{ status: 401 }, { status: 201 }];
  await choose('1.jpg');
  expect(states()).toEqual(['whole']);
  expect(puts.map(({ bearer }) => bearer)).toEqual(['Bearer a', 'Bearer b']);
  expect(new Set(puts.map(({ url }) => url)).size).toBe(1);
});

it('keeps at most six', async () => {
  await choose(...Array.from({ length: 9 }, (_, n) => `${n}.jpg`));
  expect(states()).toHaveLength(6);
});

it('keeps what a broken line did not take, and sends it when there is one again', async () => {
  const stop = watchAskings();
  answers = [{ status: 201 }, { status: 0 }];
  await choose('1.jpg', '2.jpg');
  expect(states()).toEqual(['whole', 'waiting']);
  expect(parseAskings(keeper.read('after-sale-drafts')).drafts[0]?.photos).toHaveLength(2);
  answers = [{ status: 201 }];
  noteReach(false);
  noteReach(true);
  await openAsking('li', 'x1', 'o1'); // waits for what is under way
  expect(states()).toEqual(['whole', 'whole']);
  expect(puts).toHaveLength(3);
  stop();
});

it('says why a photo was refused, and tries it again or takes it out', async () => {
  answers = [{ status: 422, body: JSON.stringify(refusalOf('AFTERSALES.NOT_A_PHOTO')) }];
  await choose('1.jpg');
  const [{ id }] = draft().photos as unknown as readonly [{ id: string }];
  expect(draft().photos[0]).toMatchObject({ state: 'refused', said: '不行' });
  answers = [{ status: 201 }];
  await tryEvidenceAgain(draft().id, id);
  expect(states()).toEqual(['whole']);
  await removeEvidence(draft().id, id);
  expect(states()).toEqual([]);
});

it('asks once with everything that arrived, and keeps nothing afterwards', async () => {
  await choose('1.jpg');
  const { id, photos } = draft();
  changeAsking(id, (one) => ({ ...withReason(one, 'damaged'), quantity: 2, words: ' 压坏了 ' }));
  expect(await sendAsking(id)).toMatchObject({ ok: true, value: { id: 's1' } });
  expect(told).toEqual([
    {
      ...{ id, order: 'x1', offer: 'o1', reason: 'damaged', kind: 'refund-only', quantity: 2, words: '压坏了' },
      photos: photos.map((one) => one.id),
    },
  ]);
  expect([askings.get().drafts, keeper.read('after-sale-drafts')]).toEqual([[], null]);
});

it('stays one request when its answer was lost', async () => {
  replies = [
    [502, {}],
    [201, { id: 's1', state: 'review' }],
  ];
  const { id } = draft();
  changeAsking(id, (one) => withReason(one, 'missing'));
  expect(await sendAsking(id)).toMatchObject({ ok: false });
  expect(await sendAsking(id)).toMatchObject({ ok: true });
  expect(told.map((body) => body['id'])).toEqual([id, id]);
});

it('sends photos anew that the host forgot, once', async () => {
  await choose('1.jpg');
  replies = [[422, refusalOf('AFTERSALES.PHOTO_UNKNOWN')]];
  const { id } = draft();
  expect(await sendAsking(id)).toMatchObject({ ok: false, refusal: { code: 'AFTERSALES.PHOTO_UNKNOWN' } });
  expect([puts.length, told.length]).toEqual([2, 2]);
  expect(draft().id).toBe(id);
});

it('asks nothing while a photo cannot get through', async () => {
  answers = [{ status: 0 }];
  await choose('1.jpg');
  expect(await sendAsking(draft().id)).toMatchObject({ ok: false, refusal: { code: 'NET.UNREACHABLE' } });
  expect(told).toEqual([]);
});

it('goes on with what was written for a line, and begins another for another', async () => {
  changeAsking(draft().id, (one) => ({ ...one, words: '少两个' }));
  await openAsking('li', 'x1', 'o2');
  await openAsking('li', 'x1', 'o1');
  expect(askings.get().drafts.map(({ offer, words }) => [offer, words])).toEqual([
    ['o1', '少两个'],
    ['o2', ''],
  ]);
});

it('shows nobody what another reader wrote on this phone, and forgets it when its reader leaves', async () => {
  changeAsking(draft().id, (one) => ({ ...one, words: '我的话' }));
  await openAsking('wang', 'x1', 'o1');
  expect(askings.get().drafts.map(({ words }) => words)).toEqual(['']);
  const stop = watchAskings();
  session.set({ status: 'out', user: null });
  expect(askings.get()).toEqual(noAskings());
  stop();
  await forgetAskings();
});
