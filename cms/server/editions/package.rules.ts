import type { EditionBlock, EditionContent, HandoverPackage, RulePack } from '../../contract';
import { lengthOf } from './check-edition.rules';

type Text = HandoverPackage['texts'][number];
type Media = HandoverPackage['media'][number];

/** All that somebody needs to post an edition by hand: texts to copy, media to put in, and how much of the limits they use. */
export function packageOf(content: EditionContent, pack: RulePack): HandoverPackage {
  return { texts: textsOf(content), media: mediaOf(content), limits: limitsOf(content, pack) };
}

function textsOf(content: EditionContent): Text[] {
  const plain = (part: Text['part'], text: string | null): Text[] => (text ? [{ part, text, html: null }] : []);
  const article = content.form === 'article';
  return [
    ...plain('title', content.title),
    ...plain('summary', content.summary),
    ...(article
      ? [{ part: 'text' as const, text: wordsOf(content), html: htmlOf(content) }]
      : plain('text', content.text)),
    ...plain('tags', content.tags.join(' ')),
    ...plain('link', content.link),
  ];
}

const TEXTUAL: readonly EditionBlock['kind'][] = ['paragraph', 'heading', 'quote', 'item', 'code'];

/** An article as plain text; the label and the source belong to it, for the law asks for them. */
function wordsOf({ blocks, source, aiLabel }: EditionContent): string {
  const words = blocks
    .filter(({ kind }) => TEXTUAL.includes(kind))
    .map(({ kind, text }) => (kind === 'item' ? `· ${text}` : text));
  return [...words, aiLabel, source].filter(Boolean).join('\n\n');
}

const escaped = (text: string): string =>
  text.replace(/[&<>"]/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[sign] ?? sign);

const HTML: Readonly<Record<EditionBlock['kind'], (block: EditionBlock) => string>> = {
  paragraph: ({ text }) => `<p>${escaped(text)}</p>`,
  heading: ({ text }) => `<h2>${escaped(text)}</h2>`,
  quote: ({ text }) => `<blockquote>${escaped(text)}</blockquote>`,
  item: ({ text }) => `<ul><li>${escaped(text)}</li></ul>`,
  code: ({ text }) => `<pre>${escaped(text)}</pre>`,
  // Platforms take pictures and films by upload, and throw out those that stand elsewhere.
  picture: ({ text }) => `<p>[${escaped(text)}]</p>`,
  film: ({ text }) => `<p>[${escaped(text)}]</p>`,
};

function htmlOf({ blocks, source, aiLabel }: EditionContent): string {
  const ends = [aiLabel, source].flatMap((text) => (text ? [`<p>${escaped(text)}</p>`] : []));
  return [...blocks.map((block) => HTML[block.kind](block)), ...ends].join('\n').replaceAll('</ul>\n<ul>', '\n');
}

function mediaOf({ cover, pictures, film }: EditionContent): Media[] {
  const named = (part: Media['part'], url: string, at: number): string => {
    const ending = /\.[a-z0-9]{2,5}$/i.exec(url.split(/[?#]/)[0] ?? '')?.[0] ?? '';
    return `${part}${part === 'picture' ? `-${String(at + 1).padStart(2, '0')}` : ''}${ending}`;
  };
  const all = [
    ...(cover ? [{ part: 'cover' as const, ...cover }] : []),
    ...pictures.filter(({ url }) => url !== cover?.url).map((one) => ({ part: 'picture' as const, ...one })),
    ...(film ? [{ part: 'film' as const, ...film }] : []),
  ];
  let seen = 0;
  return all.map(({ part, url, alt }) => ({
    ...{ part, url, alt },
    name: named(part, url, part === 'picture' ? seen++ : 0),
  }));
}

function limitsOf(content: EditionContent, { limits }: RulePack): HandoverPackage['limits'] {
  return limits.flatMap(({ field, unit, min = 0, max, sure }) => {
    const used = lengthOf(field, { unit, edition: content });
    if (used === 0) return [];
    return [{ field, unit, used, max, fits: used <= max && used >= Math.min(min, max), sure }];
  });
}
