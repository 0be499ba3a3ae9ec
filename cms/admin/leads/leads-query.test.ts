import { areLeadsNarrowed, askedLeads, headOf, keptLeads, readLeads, writeLeads } from './leads-query';

const read = (address: string) => readLeads(new URLSearchParams(address));

it.each([
  ['', { state: 'new', source: '', open: '' }],
  ['state=checked&source=wire&open=x', { state: 'checked', source: 'wire', open: 'x' }],
  ['state=all', { state: 'all' }],
  ['state=nonsense&source=nonsense', { state: 'new', source: '' }],
])('reads %s', (address, seen) => {
  expect(read(address)).toMatchObject(seen);
});

it('writes what it read, and keeps under a name neither what lies open nor what is usual', () => {
  const query = read('state=dropped&person=p1&open=l1');
  expect(read(new URLSearchParams(writeLeads(query)).toString())).toEqual(query);
  expect(keptLeads(query)).toBe('state=dropped&person=p1');
  expect([areLeadsNarrowed(query), areLeadsNarrowed(read('state=dropped'))]).toEqual([true, false]);
});

it('asks the host for a state, or for all of them', () => {
  expect(askedLeads(read('text=停水'))).toBe(`state=new&text=${encodeURIComponent('停水')}&limit=30`);
  expect(askedLeads(read('state=all'))).toBe('limit=30');
});

it('calls a lead by its headline, or by how its first line begins', () => {
  expect(headOf({ title: '停水', text: '很长' })).toBe('停水');
  expect(headOf({ title: '', text: `${'字'.repeat(70)}\n第二行` })).toBe(`${'字'.repeat(60)}…`);
});
