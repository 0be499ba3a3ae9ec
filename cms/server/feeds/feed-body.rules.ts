import type { Block, Picture, Span, Story } from '../../contract';
import { aiWords, xml } from './feed.rules';

/** The body of a story as well-formed XHTML with whole addresses, which is HTML as well. */
export function bodyOf(origin: string, story: Story): string {
  const { source } = story;
  const closing = [source && [source.name, source.author].filter(Boolean).join(' '), aiWords(story)];
  return [
    ...story.body.map((block) => blockOf(origin, block)),
    ...closing.flatMap((line) => (line ? [`<p>${xml(line)}</p>`] : [])),
  ].join('\n');
}

const paragraph = (text: string | null): string => (text ? `<p>${xml(text)}</p>` : '');

function blockOf(origin: string, block: Block): string {
  switch (block.kind) {
    case 'Paragraph':
      return `<p>${spans(origin, block.spans)}</p>`;
    case 'Heading':
      return `<h2>${spans(origin, block.spans)}</h2>`;
    case 'Quote':
      return `<blockquote><p>${spans(origin, block.spans)}</p>${paragraph(block.who)}</blockquote>`;
    case 'ListBlock': {
      const tag = block.ordered ? 'ol' : 'ul';
      return `<${tag}>${block.items.map((item) => `<li>${spans(origin, item.spans)}</li>`).join('')}</${tag}>`;
    }
    case 'Figure':
      return figure(origin, block.picture);
    case 'FilmBlock':
      return `<p><a href="${xml(whole(origin, block.film.url))}">${xml(block.film.alt || '▶')}</a></p>`;
    case 'Code':
      return `<pre>${xml(block.text)}</pre>`;
  }
}

function figure(origin: string, { sources, alt }: Picture): string {
  const url = sources.find(({ format }) => format !== 'avif')?.url;
  return url ? `<p><img src="${xml(whole(origin, url))}" alt="${xml(alt)}"/></p>` : paragraph(alt);
}

const whole = (origin: string, url: string): string => new URL(url, `${origin}/`).toString();

/** Only addresses that a reader of feeds may be led to become links. */
const FOLLOWED = /^(https?:\/\/|mailto:|\/(?![/\\]))/i;

function spans(origin: string, runs: readonly Span[]): string {
  return runs
    .map(({ text, href }) =>
      href !== undefined && FOLLOWED.test(href) && URL.canParse(href, `${origin}/`)
        ? `<a href="${xml(whole(origin, href))}">${xml(text)}</a>`
        : xml(text),
    )
    .join('');
}
