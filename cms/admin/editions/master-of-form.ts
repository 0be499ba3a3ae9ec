import type { EditionBlock, EditionMedia } from '../../contract';
import type { Master } from '../../server/editions/master.rules';
import { listed } from '../../server/manuscripts/listed.rules';
import { asNode, type Node } from '../review/block-nodes';

/** What stands in the form of a manuscript, as far as editions read it. */
export type FormValues = Readonly<Record<string, unknown>>;

/** Reads the form as derivations read a kept revision, so that the page says while somebody types what the host will say. */
export function masterOfForm(values: FormValues, which: Pick<Master, 'documentId' | 'locale'>): Master {
  const text = (name: string): string => {
    const value = values[name];
    return typeof value === 'string' ? value : '';
  };
  const ai = text('aiDeclaration');
  return {
    ...which,
    title: text('title'),
    summary: text('summary'),
    byline: text('byline'),
    blocks: blocksOf(values['body']),
    cover: assetOf(values['cover']),
    film: assetOf(values['film']),
    tags: listed(text('tags')),
    source: text('origin') === 'repost' ? text('sourceName') || null : null,
    ai: ai === 'assisted' || ai === 'generated' ? ai : 'none',
    aiNote: text('aiNote') || null,
  };
}

function assetOf(value: unknown): EditionMedia | null {
  if (typeof value !== 'object' || value === null || !('url' in value) || typeof value.url !== 'string') return null;
  // An object with an address, as was just seen; its other fields are looked at one by one.
  const found = value as { url: string; name?: unknown; alternativeText?: unknown };
  const alt = typeof found.alternativeText === 'string' ? found.alternativeText : found.name;
  return { url: found.url, alt: typeof alt === 'string' ? alt : '' };
}

function blocksOf(body: unknown): readonly EditionBlock[] {
  return Array.isArray(body) ? body.map(asNode).flatMap(blockOf) : [];
}

const KINDS: Readonly<Record<string, EditionBlock['kind']>> = {
  paragraph: 'paragraph',
  heading: 'heading',
  quote: 'quote',
  code: 'code',
};

function blockOf(node: Node): readonly EditionBlock[] {
  if (node.type === 'list') return node.children.flatMap((child) => itemsOf(child));
  if (node.type === 'image')
    return node.image ? [{ kind: 'picture', text: node.image.alternativeText, url: node.image.url }] : [];
  const kind = KINDS[node.type];
  const words = saidIn(node);
  return kind && (words.trim() !== '' || kind === 'code') ? [{ kind, text: words, url: null }] : [];
}

const itemsOf = (node: Node): readonly EditionBlock[] =>
  node.type === 'list' ? node.children.flatMap(itemsOf) : [{ kind: 'item', text: saidIn(node), url: null }];

const saidIn = ({ text, children }: Node): string => (children.length > 0 ? children.map(saidIn).join('') : text);
