import type { StoryCard } from '../../contract';
import { escapeHtml } from './html.rules';
import { storyAddress } from './story-head.rules';

/** What crawlers may read: everything that readers may. */
export function robots(origin: string): string {
  return `User-agent: *\nDisallow: /admin\nDisallow: /cms/\nDisallow: /api/\nDisallow: /graphql\n\nSitemap: ${origin}/sitemap.xml\n`;
}

/** The recent stories, for search engines. */
export function siteMap(origin: string, stories: readonly StoryCard[]): string {
  const entry = (address: string, changed?: string): string =>
    `<url><loc>${escapeHtml(address)}</loc>${changed ? `<lastmod>${escapeHtml(changed)}</lastmod>` : ''}</url>`;
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">',
    entry(`${origin}/`),
    ...stories.map((story) => entry(storyAddress(origin, story), story.updatedAt)),
    '</urlset>',
  ].join('\n');
}
