import { roleSlugs, type Audience } from '../../contract';
import { audienceOf, keyOf } from './audience';

describe('audiences as choices', () => {
  it('come back as they went', () => {
    const all: (Audience | null)[] = [null, { post: 'duty-editor' }, ...roleSlugs.map((role) => ({ role }))];
    expect(all.map((one) => audienceOf(keyOf(one)))).toEqual(all);
  });

  it('are nobody when the house does not know them', () => {
    expect(['role:king', 'post:', 'x', 'station:yunze'].map(audienceOf)).toEqual([null, null, null, null]);
  });
});
