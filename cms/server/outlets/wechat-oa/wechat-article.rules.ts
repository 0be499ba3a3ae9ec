import type { EditionBlock, EditionContent } from '../../../contract';

/** Addresses at WeChat of the pictures that were uploaded, by the address that the edition has. */
export type Uploaded = ReadonlyMap<string, string>;

const SIGNS: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
const plain = (text: string): string => text.replace(/[&<>"']/g, (sign) => SIGNS[sign] ?? sign);

/** The body of an article as WeChat takes it: its own tags, no scripts, and pictures that lie at WeChat. */
export function articleHtml({ blocks, source, aiLabel }: EditionContent, uploaded: Uploaded): string {
  const closing = [source === null ? null : `来源：${source}`, aiLabel].filter((line) => line !== null);
  return [
    ...blocks.map((block) => htmlOf(block, uploaded)),
    ...closing.map((line) => `<p style="color:#888;font-size:14px">${plain(line)}</p>`),
  ].join('');
}

function htmlOf({ kind, text, url }: EditionBlock, uploaded: Uploaded): string {
  if (kind === 'picture') return figure(text, url === null ? undefined : uploaded.get(url));
  // Films of other houses do not play inside an article; the original behind the link shows them.
  return kind === 'film' ? '' : TEXTS[kind](plain(text));
}

const TEXTS: Readonly<Record<Exclude<EditionBlock['kind'], 'picture' | 'film'>, (text: string) => string>> = {
  heading: (text) => `<h2>${text}</h2>`,
  quote: (text) => `<blockquote>${text}</blockquote>`,
  item: (text) => `<p>• ${text}</p>`,
  code: (text) => `<pre>${text}</pre>`,
  paragraph: (text) => `<p>${text}</p>`,
};

function figure(text: string, at: string | undefined): string {
  if (at === undefined) return '';
  const words = text === '' ? '' : `<figcaption>${plain(text)}</figcaption>`;
  return `<figure><img src="${plain(at)}" alt="${plain(text)}">${words}</figure>`;
}
