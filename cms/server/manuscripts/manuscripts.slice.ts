import { storyErrors } from '../../contract';
import type { Slice } from '../../platform';
import { keepIndex } from '../stories/keep-index';
import { storyIndexWriter } from '../stories/story-index-store';
import { storyStore } from '../stories/story-store';
import { guardManuscripts } from './manuscript-content';

/** Manuscripts (稿件): what people write, checked when it is saved and when it goes out. */
export const manuscriptsSlice: Slice = {
  name: 'manuscripts',
  errors: [storyErrors],
  register(platform) {
    const deps = { index: storyIndexWriter, stories: storyStore(platform) };
    guardManuscripts(platform, async (tx, id) => {
      await keepIndex(deps, tx, id);
    });
  },
};
