import { writeItemSchema } from '../../contract';
import { FRESH_ITEM, itemOf } from './item-draft.rules';

it('is sent once it has a title and a length, as the contract wants it', () => {
  expect(writeItemSchema.safeParse(itemOf({ ...FRESH_ITEM, title: ' 开场 ', minutes: 1.5 }))).toMatchObject({
    success: true,
    data: { title: '开场', seconds: 90 },
  });
  for (const part of [{ title: ' ' }, { minutes: 0 }, { minutes: 241 }, { minutes: Number.NaN }]) {
    expect(itemOf({ ...FRESH_ITEM, title: '开场', ...part })).toBeUndefined();
  }
});
