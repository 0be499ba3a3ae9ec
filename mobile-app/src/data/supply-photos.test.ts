import AsyncStorage from '@react-native-async-storage/async-storage';
import type { Session } from '@/contract/types';
import { noteReach } from './reach';
import { beginSession } from './session';
import { changePart, supply } from './supply';
import { addProof, sendProofs } from './supply-photos';
import { freshForm } from './supply.rules';

// The gallery is the phone's; what is done with what comes out of it is ours.
jest.mock('@/platform/photos', () => ({
  pickPhotos: () =>
    Promise.resolve([{ name: '1.jpg', type: 'image/jpeg', size: 3, source: { uri: 'data:image/jpeg;base64,AAAA' } }]),
}));
jest.mock('./send-proof', () => ({
  sendProof: ({ id }: { id: string }) => {
    asked.push(`photo ${id.length > 0 ? 'sent' : ''}`);
    return Promise.resolve({ kind: 'whole' });
  },
}));

const asked: string[] = [];
let takes = true;

const answerOf = (status: number, body: object): Promise<Response> =>
  Promise.resolve(new Response(JSON.stringify(body), { status }));

beforeEach(async () => {
  await AsyncStorage.clear();
  asked.length = 0;
  takes = true;
  noteReach(true);
  supply.set({ form: freshForm('li', 'qinghe'), remote: undefined, refusals: {}, sending: false });
  globalThis.fetch = (url, init) => {
    const method = init?.method ?? 'GET';
    asked.push(
      `${method} ${new URL(url instanceof Request ? url.url : url, 'http://host').pathname.split('/').at(-1) ?? ''}`,
    );
    if (method === 'GET') return answerOf(200, { supply: null });
    if (!takes) return answerOf(422, { error: { code: 'VETTING.USCC', message: '', details: {} } });
    const parts = { who: null, where: null, contact: null, bank: null };
    return answerOf(200, {
      id: 's',
      station: 'qinghe',
      state: 'draft',
      version: 1,
      proofs: [],
      parts,
      allowed: ['save'],
    });
  };
  const user = { id: 'li', name: '林', phone: null, email: null };
  // Only the id of the reader and the tokens are looked at.
  await beginSession({ access: 'a', refresh: 'r', accessExpiresIn: 600, user } as unknown as Session);
});

const states = () => supply.get().form.photos.map(({ state }) => state);

it('sends what was typed a moment ago before the photo of it', async () => {
  changePart('contact', { person: '林', phone: '13900001234' });
  await addProof('licence');
  expect(asked.slice(0, 2)).toEqual(['PUT part', 'photo sent']);
  expect(states()).toEqual(['whole']);
});

it('keeps a photo of a form that the host did not take yet, and sends it when it has', async () => {
  takes = false;
  changePart('contact', { person: '林', phone: '13900001234' });
  await addProof('licence');
  expect(states()).toEqual(['waiting']);
  expect(asked).not.toContain('photo sent');
  takes = true;
  changePart('contact', { phone: '13900001235' });
  await sendProofs();
  expect(states()).toEqual(['whole']);
});
