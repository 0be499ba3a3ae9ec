import { desksAsked } from './desks-asked.rules';

it('asks for what may be on from last evening until tomorrow', () => {
  const asked = new URLSearchParams(desksAsked(Date.parse('2026-11-30T12:00:00.000Z')));
  expect(Object.fromEntries(asked)).toEqual({
    from: '2026-11-29T18:00:00.000Z',
    to: '2026-12-02T00:00:00.000Z',
    rehearsals: 'true',
  });
});
