import { planSessionSchema } from '../../contract';
import { freshDraft, planOf } from './plan-draft.rules';

const NOW = Date.parse('2026-11-30T15:30:00Z');

it('begins tomorrow at eight in the evening, by the clock of the stations', () => {
  expect(freshDraft(NOW).plannedAt).toBe('2026-12-01T12:00:00.000Z');
  expect(freshDraft(Date.parse('2026-11-30T16:00:00Z')).plannedAt).toBe('2026-12-02T12:00:00.000Z');
});

it('is sent once it has a title, a kind, a time and a length, as the contract wants it', () => {
  const whole = { ...freshDraft(NOW), title: ' 脐橙专场 ' };
  expect(planSessionSchema.safeParse(planOf(whole))).toMatchObject({ success: true, data: { title: '脐橙专场' } });
  const lacking = [{ title: ' ' }, { kinds: [] }, { plannedAt: null }, { plannedMinutes: 4 }, { plannedMinutes: 781 }];
  for (const part of lacking) expect(planOf({ ...whole, ...part })).toBeUndefined();
});
