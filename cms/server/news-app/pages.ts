import type { ContentLocale, Feed, Story, StoryCard, StoryGone } from '../../contract';
import type { Result } from '../../kernel';
import { fillShell } from './shell.rules';
import { robots, siteMap } from './site-map.rules';
import { goneHead, goneText, siteHead, storyHead } from './story-head.rules';
import { storyText } from './story-text.rules';

/** Which page of the app somebody opened; everything that makes two pages differ, and nothing else, so that it can be a key. */
export type PageKey =
  | { readonly kind: 'front' | 'inner' | 'robots' | 'sitemap'; readonly origin: string }
  | {
      readonly kind: 'story';
      readonly origin: string;
      readonly id: string;
      readonly locale: ContentLocale | undefined;
    };

/** A page as text, before it is hashed and packed. */
export type Page = { readonly status: 200 | 404 | 410; readonly type: 'html' | 'xml' | 'text'; readonly text: string };

/** What pages are made of. */
export type PageDeps = {
  readonly shell: string;
  site(): Promise<{ readonly name: string; readonly description: string }>;
  story(id: string, locale: ContentLocale): Promise<Story | null>;
  /** That a story was ordered down: its address says so, and search engines forget it. */
  gone(id: string, locale: ContentLocale | undefined): Promise<StoryGone | null>;
  feedPage(query: { locale: ContentLocale; first: number; after?: string | undefined }): Promise<Result<Feed>>;
};

const NEEDS_SCRIPTS = '<p>请打开浏览器的 JavaScript 后再看。Please turn on JavaScript to read this page.</p>';

/** Makes one page. */
export async function makePage(deps: PageDeps, key: PageKey): Promise<Page> {
  switch (key.kind) {
    case 'robots':
      return { status: 200, type: 'text', text: robots(key.origin) };
    case 'sitemap':
      return { status: 200, type: 'xml', text: siteMap(key.origin, await recent(deps)) };
    case 'front':
    case 'inner': {
      const { name, description } = await deps.site();
      const head = siteHead({ origin: key.origin, name }, { isFront: key.kind === 'front', description });
      return html(deps, { status: 200, head, body: NEEDS_SCRIPTS, language: 'zh-Hans' });
    }
    case 'story':
      return storyPage(deps, key);
  }
}

async function storyPage(deps: PageDeps, key: Extract<PageKey, { kind: 'story' }>): Promise<Page> {
  const { name } = await deps.site();
  const story = await inSomeLanguage(deps, key.id, key.locale);
  if (!story) {
    const gone = key.id === '' ? null : await deps.gone(key.id, key.locale);
    const body = gone ? goneText(gone) : NEEDS_SCRIPTS;
    return html(deps, { status: gone ? 410 : 404, head: goneHead(name), body, language: 'zh-Hans' });
  }
  const head = storyHead(story, { origin: key.origin, name });
  return html(deps, { status: 200, head, body: storyText(story), language: story.locale });
}

/** A shared link carries no language; then the Chinese version speaks, or the only one there is. */
async function inSomeLanguage(deps: PageDeps, id: string, asked: ContentLocale | undefined): Promise<Story | null> {
  // An address that cannot be a story's arrives here without an id, and the database is not asked.
  if (id === '') return null;
  if (asked) return deps.story(id, asked);
  return (await deps.story(id, 'zh-Hans')) ?? deps.story(id, 'en');
}

type Filled = {
  readonly status: Page['status'];
  readonly head: string;
  readonly body: string;
  readonly language: string;
};

function html({ shell }: PageDeps, { status, ...parts }: Filled): Page {
  return { status, type: 'html', text: fillShell(shell, parts) };
}

const PAGES_OF_EACH_LANGUAGE = 4;

async function recent(deps: PageDeps): Promise<readonly StoryCard[]> {
  const stories: StoryCard[] = [];
  for (const locale of ['zh-Hans', 'en'] as const) {
    let after: string | undefined;
    for (let page = 0; page < PAGES_OF_EACH_LANGUAGE; page += 1) {
      const found = await deps.feedPage({ locale, first: 50, after });
      if (!found.ok) break;
      stories.push(...found.value.items);
      if (!found.value.next) break;
      after = found.value.next;
    }
  }
  return stories;
}
