import { namesBase, type Passing } from './name-base';

const request = (data?: Record<string, unknown>, model = 'plugin::cms.manuscript') => ({
  ...{ model, documentId: 'a', params: { locale: 'zh-Hans' } },
  ...(data ? { data } : {}),
});
const read = (revision: unknown): Passing => ({
  type: 'adminApi/executeQuery/fulfilled',
  payload: { data: { revision } },
  meta: { arg: { endpointName: 'getDocument', originalArgs: request() } },
});
const write = (data: Record<string, unknown>, endpointName = 'updateDocument', model?: string): Passing => ({
  type: 'adminApi/executeMutation/pending',
  meta: { arg: { endpointName, originalArgs: request(data, model) } },
});

it.each(['updateDocument', 'publishDocument'])('puts the revision that was shown into %s', (endpoint) => {
  const note = namesBase();
  note(read(4));
  const data = { title: '题' };
  note(write(data, endpoint));
  expect(data).toEqual({ title: '题', revision: 4 });
});

it('goes on from its own save', () => {
  const note = namesBase();
  note(read(4));
  note({ ...write({}), type: 'adminApi/executeMutation/fulfilled', payload: { data: { revision: 5 } } });
  const data = {};
  note(write(data));
  expect(data).toEqual({ revision: 5 });
});

it.each([
  ['what it never saw', [], undefined],
  ['another kind of document', [read(4)], 'plugin::cms.column'],
  ['an answer without a number', [read(null)], undefined],
])('adds nothing to %s', (_case, before, model) => {
  const note = namesBase();
  for (const one of before) note(one);
  const data = {};
  note(write(data, 'updateDocument', model));
  expect(data).toEqual({});
});
