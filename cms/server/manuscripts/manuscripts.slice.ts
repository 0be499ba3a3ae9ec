import {
  libraryKept,
  storyCorrected,
  storyDraftsPort,
  storyErrors,
  storyPublished,
  storyWithdrawn,
  type NewEvent,
} from '../../contract';
import type { Slice } from '../../platform';
import { manuscriptOf } from '../filings/manuscript-of-filing-store';
import { keepLibrary } from '../library/keep-library';
import { entryStore } from '../library/library-store';
import { reviewAround } from '../review/review-wiring';
import { writingAround } from '../writing/writing-wiring';
import { keepIndex, type StoryChange } from '../stories/keep-index';
import { publishedWords } from '../stories/published-words-wiring';
import { storyIndexWriter } from '../stories/story-index-store';
import { guardManuscripts } from './manuscript-content';
import { offerProgramTools } from './program-tools-content';
import { answerPublishPress } from './publish-press-content';

/** Manuscripts (稿件): what people write, checked when it is saved and when it goes out. */
export const manuscriptsSlice: Slice = {
  name: 'manuscripts',
  errors: [storyErrors],
  register(platform) {
    const { clock } = platform;
    answerPublishPress(platform);
    offerProgramTools(platform);
    const write = manuscriptOf(platform);
    platform.ports.offer(storyDraftsPort, { write: (draft) => write({ ...draft, assets: [] }) });
    const deps = { index: storyIndexWriter, published: publishedWords, clock };
    guardManuscripts(platform, { review: reviewAround(platform), writing: writingAround(platform) }, async (tx, id) => {
      for (const change of await keepIndex(deps, tx, id)) await platform.outbox.append(tx, eventOf(change));
      for (const { station, documentId, locale, revision } of await keepLibrary(entryStore, tx, id))
        await platform.outbox.append(tx, libraryKept({ station, documentId, locale, revision }));
    });
  },
};

const EVENTS = { published: storyPublished, corrected: storyCorrected, withdrawn: storyWithdrawn } as const;

function eventOf({ kind, id, locale, station, columnId, at }: StoryChange): NewEvent {
  return EVENTS[kind]({ station, storyId: id, locale, column: columnId, at: at.toISOString() });
}
