import type { CheckInput } from '../../contract';

/** What of a manuscript is checked, as its fields are called. */
export type ManuscriptText = {
  readonly title: string;
  readonly subtitle?: string | null | undefined;
  readonly summary?: string | null | undefined;
  readonly byline?: string | null | undefined;
  readonly tags?: string | null | undefined;
  readonly cover?: unknown;
  readonly film?: unknown;
  readonly body?: unknown;
};

type Fields = CheckInput['fields'];

/**
 * The fields of a manuscript as the engine takes them: a body field for each block, in the order a person reads. What is said of
 * pictures and films is read by readers as well, so it is checked with the rest.
 */
export function fieldsOf({ title, subtitle, summary, byline, tags, cover, film, body }: ManuscriptText): Fields {
  const blocks: readonly unknown[] = Array.isArray(body) ? body : [];
  return [
    ...written({ title, subtitle, summary, byline }),
    ...saidOf(cover, 'cover'),
    ...saidOf(film, 'film'),
    ...blocks.flatMap((block, index) => [
      ...written({ [`body.${index}`]: textOfBlock(block) }),
      ...saidOf(imageOf(block), `body.${index}`),
    ]),
    ...written({ tags }),
  ];
}

const written = (fields: Readonly<Record<string, string | null | undefined>>): Fields =>
  Object.entries(fields).flatMap(([name, text]) => (text ? [{ name, text }] : []));

/** What is said of a picture or a film: to those who see it, and to those who do not. */
function saidOf(asset: unknown, at: string): Fields {
  if (typeof asset !== 'object' || asset === null) return [];
  const word = (value: unknown): string => (typeof value === 'string' ? value : '');
  const caption = 'caption' in asset ? word(asset.caption) : '';
  const alt = 'alternativeText' in asset ? word(asset.alternativeText) : '';
  return written({ [`${at}.caption`]: caption, [`${at}.alt`]: alt });
}

const imageOf = (block: unknown): unknown =>
  typeof block === 'object' && block !== null && 'image' in block ? block.image : undefined;

/** The words of one block of Strapi's editor, a line for each item of a list. */
export function textOfBlock(block: unknown): string {
  if (typeof block !== 'object' || block === null) return '';
  if ('text' in block && typeof block.text === 'string') return block.text;
  if (!('children' in block) || !Array.isArray(block.children)) return '';
  const children: readonly unknown[] = block.children;
  const isList = 'type' in block && block.type === 'list';
  return children.map(textOfBlock).join(isList ? '\n' : '');
}
