import fc from 'fast-check';
import { deliveryGroups, deliveryTallies, postingStates } from '../../contract';
import { askedOf, readDeskQuery, writeDeskQuery } from './desk-query';

const word = fc.string({ maxLength: 20 });

it('reads back whatever it wrote', () => {
  const query = fc.record({
    group: fc.constantFrom(...deliveryGroups, 'all' as const),
    state: fc.constantFrom('' as const, ...postingStates),
    ...{ station: word, channel: word, column: word, text: word, within: word },
    tally: fc.constantFrom('' as const, ...deliveryTallies),
    order: fc.constantFrom('changed' as const, 'due' as const),
  });
  fc.assert(
    fc.property(query, (one) => {
      expect(readDeskQuery(new URLSearchParams(writeDeskQuery(one)))).toEqual(one);
    }),
  );
});

it('begins with what wants hands, and leaves out what is none of ours', () => {
  expect(readDeskQuery(new URLSearchParams('group=x&state=y&order=z'))).toMatchObject({
    ...{ group: 'hands', state: '', order: 'changed' },
  });
  expect(askedOf(readDeskQuery(new URLSearchParams('group=all&text=汛')))).toBe(
    new URLSearchParams({ text: '汛', order: 'changed' }).toString(),
  );
});
