import type { CheckInput, EditionContent } from '../../contract';

/** The words of an edition as machine checks take them: the fields of a manuscript, a body field for each paragraph. */
export function wordsOfEdition({
  title,
  summary,
  byline,
  blocks,
  text,
  cover,
  film,
  tags,
}: EditionContent): CheckInput['fields'] {
  const paragraphs = text === '' ? blocks.map((block) => block.text) : text.split('\n');
  const fields: readonly (readonly [name: string, text: string])[] = [
    ['title', title],
    ['summary', summary],
    ['byline', byline],
    ['cover.alt', cover?.alt ?? ''],
    ['film.alt', film?.alt ?? ''],
    ...paragraphs.map((paragraph, at) => [`body.${at}`, paragraph] as const),
    ['tags', tags.join('、')],
  ];
  return fields.filter(([, said]) => said.trim() !== '').map(([name, said]) => ({ name, text: said }));
}
