import { definePort } from '../kernel/port';

/** Where words below a text lead: an address inside the app. */
export type DraftLink = { readonly words: string; readonly to: string };

/** What a draft is made of that a plugin hands in (投稿入稿). */
export type HandedDraft = {
  readonly station: string;
  /** The document id of a column; null leaves it to whoever takes the draft up. */
  readonly column: string | null;
  readonly title: string;
  readonly byline: string;
  /** The person who hands it in; among their own work they find it. */
  readonly writer: string;
  /** Paragraphs, one on each line. */
  readonly text: string;
  readonly link?: DraftLink;
};

/** The way of plugins into the kitchen (稿件入口): what is handed in is a draft like any other, and goes through review before anybody sees it. */
export type StoryDrafts = {
  /** Writes a draft in the transaction that runs, and gives its document id. */
  write(draft: HandedDraft): Promise<string>;
};

/** Where it is found. */
export const storyDraftsPort = definePort<StoryDrafts>('cms.story-drafts');
