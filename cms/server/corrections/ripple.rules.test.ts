import { byNearness, viasOf } from './ripple.rules';

const kinship = {
  self: 'self',
  above: new Set(['source', 'self']),
  below: new Set(['self', 'clip']),
  family: new Set(['self', 'source', 'clip', 'cousin']),
  fellows: new Set(['self', 'clip', 'fellow']),
};

it.each([
  ['self', false, ['language']],
  ['source', false, ['source']],
  ['clip', true, ['words', 'derived', 'package']],
  ['cousin', false, ['sibling']],
  ['fellow', false, ['package']],
  ['stranger', true, ['words']],
] as const)('%s, which holds the words: %s', (documentId, holdsWords, via) => {
  expect(viasOf({ documentId, holdsWords }, kinship)).toEqual(via);
});

it('puts what certainly carries the mistake before what may', () => {
  const hits = [
    { via: ['package'] },
    { via: ['sibling'] },
    { via: ['words', 'package'] },
    { via: ['derived'] },
  ] as const;
  expect([...hits].sort(byNearness)).toEqual([hits[2], hits[3], hits[1], hits[0]]);
});
