import { askedItems, readIngest, writeIngest } from './ingest-query';

const read = (address: string) => readIngest(new URLSearchParams(address));

it.each([
  ['', { view: 'waiting', source: '', text: '' }],
  ['view=aside&source=s1&text=停水&open=i1', { view: 'aside', source: 's1', text: '停水', open: 'i1' }],
  ['view=nonsense', { view: 'waiting' }],
])('reads %s', (address, seen) => {
  expect(read(address)).toMatchObject(seen);
});

it('writes what it read', () => {
  const query = read('view=leads&source=s1&open=i1');
  expect(read(new URLSearchParams(writeIngest(query)).toString())).toEqual(query);
  expect(writeIngest(read(''))).toEqual({});
});

it('asks the host for a pile, or for all items', () => {
  expect(askedItems(read(''))).toBe('pile=waiting&limit=30');
  expect(askedItems(read('view=all&source=s1'))).toBe('source=s1&limit=30');
});
