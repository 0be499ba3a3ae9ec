import { happening } from '../../contract';
import { bodyOf, draftOf, freshDraft, isWhole, minutesOf } from './happening-draft';

const kept = happening.parse({
  ...{ id: '019acb00-0000-7000-8000-000000000001', station: 'yunze', uid: 'u', title: '发布会', zone: 'Asia/Shanghai' },
  ...{ starts: '2026-11-28T23:00', minutes: 120, rule: 'FREQ=WEEKLY', state: 'planned', reason: '', except: [] },
  ...{ changes: [], author: '019acb00-0000-7000-8000-000000000002', imported: false, version: 1, allowedEvents: [] },
});

it('sends back what it showed, over midnight too', () => {
  const draft = draftOf(kept);
  expect(draft.ends).toBe('2026-11-29T01:00');
  expect(bodyOf(draft)).toMatchObject({ starts: '2026-11-28T23:00', minutes: 120, rule: 'FREQ=WEEKLY', url: null });
});

it('counts whole days from the first to the last', () => {
  const draft = draftOf({ ...kept, allDay: true, starts: '2026-11-28T00:00', minutes: 2_880 });
  expect([draft.ends.slice(0, 10), minutesOf(draft)]).toEqual(['2026-11-29', 2_880]);
  expect(bodyOf({ ...draft, starts: '2026-11-28T09:30' })).toMatchObject({ starts: '2026-11-28T00:00' });
});

it('wants a title, and an end that is not before the start', () => {
  const fresh = freshDraft('2026-11-28');
  expect(isWhole(fresh)).toBe(false);
  expect(isWhole({ ...fresh, title: '会' })).toBe(true);
  expect(isWhole({ ...fresh, title: '会', ends: '2026-11-28T08:00' })).toBe(false);
  expect(isWhole({ ...fresh, title: '会', ends: '' })).toBe(false);
});
