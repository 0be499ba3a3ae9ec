import type { CheckInput } from '../../contract';

/** What of a manuscript is checked, as its fields are called. */
export type ManuscriptText = {
  readonly title: string;
  readonly subtitle?: string | null | undefined;
  readonly summary?: string | null | undefined;
  readonly byline?: string | null | undefined;
  readonly body?: unknown;
};

/** The fields of a manuscript as the engine takes them: a body field for each block, in the order a person reads. */
export function fieldsOf({ title, subtitle, summary, byline, body }: ManuscriptText): CheckInput['fields'] {
  const heads = Object.entries({ title, subtitle, summary, byline }).flatMap(([name, text]) =>
    text ? [{ name, text }] : [],
  );
  const blocks: readonly unknown[] = Array.isArray(body) ? body : [];
  return [
    ...heads,
    ...blocks.flatMap((block, index) => {
      const text = textOfBlock(block);
      return text === '' ? [] : [{ name: `body.${index}`, text }];
    }),
  ];
}

/** The words of one block of Strapi's editor, a line for each item of a list. */
export function textOfBlock(block: unknown): string {
  if (typeof block !== 'object' || block === null) return '';
  if ('text' in block && typeof block.text === 'string') return block.text;
  if (!('children' in block) || !Array.isArray(block.children)) return '';
  const children: readonly unknown[] = block.children;
  const isList = 'type' in block && block.type === 'list';
  return children.map(textOfBlock).join(isList ? '\n' : '');
}
