import type { AiDeclaration, ContentLocale, Picture, StoryCard } from './stories';

/** A run of words of one look; absent marks are off. */
export type Span = {
  readonly text: string;
  readonly bold?: true;
  readonly italic?: true;
  readonly underline?: true;
  readonly strike?: true;
  readonly code?: true;
  readonly href?: string;
};

/** A film (视频) inside a story or as its lead. */
export type Film = {
  readonly url: string;
  readonly poster: Picture | null;
  readonly width: number;
  readonly height: number;
  readonly seconds: number | null;
  readonly alt: string;
};

/** One piece of a story's body. Every kind says all that it may hold, so nothing of the editor's own format gets out. */
export type Block =
  | { readonly kind: 'Paragraph'; readonly spans: readonly Span[] }
  | { readonly kind: 'Heading'; readonly level: number; readonly spans: readonly Span[] }
  | { readonly kind: 'Quote'; readonly spans: readonly Span[]; readonly who: string | null }
  | {
      readonly kind: 'ListBlock';
      readonly ordered: boolean;
      readonly items: readonly { readonly spans: readonly Span[] }[];
    }
  | { readonly kind: 'Figure'; readonly picture: Picture }
  | { readonly kind: 'FilmBlock'; readonly film: Film }
  | { readonly kind: 'Code'; readonly text: string };

/** Where a re-post comes from (转载来源). */
export type Source = { readonly name: string; readonly url: string | null; readonly author: string | null };

/** What was corrected in a story (更正说明), as readers are told. */
export type Correction = { readonly at: string; readonly note: string };

/** That a story was taken down (撤稿), as readers are told at its address. */
export type StoryGone = { readonly at: string; readonly note: string | null };

/** Who answers for a story, and when it was first given out and last corrected. */
export type Evidence = {
  readonly signedBy: readonly string[];
  readonly publishedAt: string;
  readonly correctedAt: string | null;
  readonly corrections: readonly Correction[];
};

/** A whole story as a reader opens it. */
export type Story = StoryCard & {
  readonly locales: readonly ContentLocale[];
  readonly body: readonly Block[];
  readonly film: Film | null;
  readonly tags: readonly string[];
  readonly source: Source | null;
  readonly readingMinutes: number;
  readonly evidence: Evidence;
  readonly ai: AiDeclaration;
};
