import type { ShownGroup } from '@/contract/types';
import { isCode, joinable, leadFaults, showsCode, spoken, wantedYet } from './group.rules';

const NOW = Date.parse('2026-11-30T02:00:00Z');
const group = (id: string, cutoff: string): ShownGroup => ({
  ...{ id, cutoff, minimum: 10, paid: 4 },
  point: { name: '老周', point: '东街小卖部', region: '330802', detail: '东街 1 号' },
});

it.each([
  [10, 4, 6],
  [10, 10, 0],
  [10, 12, 0],
])('of %d wanted, %d paid: %d yet', (minimum, paid, yet) => expect(wantedYet({ minimum, paid })).toBe(yet));

it('offers what is over first, and nothing that is over already', () => {
  const all = [group('b', '2026-12-02T00:00:00Z'), group('gone', '2026-11-30T02:00:00Z')];
  expect(joinable([...all, group('a', '2026-12-01T00:00:00Z')], NOW).map(({ id }) => id)).toEqual(['a', 'b']);
});

it('shows a code while it is of use', () => {
  const states = ['gathering', 'confirmed', 'failed', 'sent', 'arrived', 'closed'] as const;
  expect(states.filter(showsCode)).toEqual(['confirmed', 'sent', 'arrived']);
  expect([spoken('012345'), isCode('012345'), isCode('12345'), isCode('12 345')]).toEqual([
    ...['012 345', true, false, false],
  ]);
});

it('says what is missing of a point, and nothing of a whole one', () => {
  expect(leadFaults({ name: ' ', point: '', region: '33', detail: '1' })).toEqual({
    ...{ name: 'lead.wrong.name', point: 'lead.wrong.point' },
    ...{ region: 'address.wrong.region', detail: 'address.wrong.detail' },
  });
  expect(leadFaults({ name: '老周', point: '小卖部', region: '330802', detail: '东街 1 号' })).toEqual({});
});
