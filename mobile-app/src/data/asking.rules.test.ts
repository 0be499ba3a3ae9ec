import {
  ASK_REASONS,
  backFor,
  draftOf,
  freshAsking,
  missingIn,
  noAskings,
  parseAskings,
  REASONS,
  withReason,
  type AskPhoto,
} from './asking.rules';

const DRAFT = freshAsking('a1', 'x1', 'o1');
const photo = (state: AskPhoto['state']): AskPhoto => ({
  ...{ id: 'p1', name: '坏果.jpg', type: 'image/jpeg', state, sent: 0.4, said: null },
});

it('lets a kind give way that the reason does not allow', () => {
  expect(withReason(DRAFT, 'no-reason')).toMatchObject({ reason: 'no-reason', kind: 'return' });
  expect(withReason({ ...DRAFT, kind: 'return' }, 'damaged').kind).toBe('return');
});

it.each(ASK_REASONS)('asks for a photo with %s just where the rule wants one', (reason) => {
  const draft = withReason(DRAFT, reason);
  expect(missingIn(draft)).toBe(REASONS[reason].photo ? 'photo' : null);
  expect(missingIn({ ...draft, photos: [photo('whole')] })).toBeNull();
});

it('does not count a photo that the host refused, and wants a reason first', () => {
  expect(missingIn({ ...withReason(DRAFT, 'damaged'), photos: [photo('refused')] })).toBe('photo');
  expect(missingIn({ ...DRAFT, photos: [photo('whole')] })).toBe('reason');
});

it.each([
  [{ quantity: 3, amount: 1000 }, 1, 333],
  [{ quantity: 3, amount: 1000 }, 3, 1000],
  [{ quantity: 1, amount: 999 }, 1, 999],
])('of what is left, %j, %d bring back %d', (left, wanted, back) => expect(backFor(left, wanted)).toBe(back));

it('reads back what it wrote; what was being sent waits again', () => {
  const drafts = [{ ...DRAFT, reason: 'damaged' as const, photos: [photo('sending'), photo('whole')] }];
  const read = parseAskings(JSON.stringify({ owner: 'li', drafts }));
  expect(read.owner).toBe('li');
  expect(draftOf(read, 'x1', 'o1')?.photos.map(({ state, sent }) => [state, sent])).toEqual([
    ['waiting', 0],
    ['whole', 0.4],
  ]);
  expect(draftOf(read, 'x1', 'o2')).toBeUndefined();
});

it.each([null, '{', '[]', '{"owner":"li"}', '{"owner":1,"drafts":[]}'])('does not trip over %s', (text) =>
  expect(parseAskings(text)).toEqual(noAskings()),
);

it('leaves out drafts and photos that are not whole', () => {
  const drafts = [
    { ...DRAFT, id: 1 },
    { ...DRAFT, reason: 'because' },
    { ...DRAFT, quantity: '2' },
    { ...DRAFT, photos: [photo('whole'), { id: 'p2' }, null, { ...photo('whole'), state: 'lost' }] },
  ];
  const read = parseAskings(JSON.stringify({ owner: 'li', drafts }));
  expect(read.drafts).toHaveLength(1);
  expect(read.drafts[0]?.photos).toHaveLength(1);
});
