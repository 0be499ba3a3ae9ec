import type { CheckFinding } from '../../contract';
import type { Say, Word } from './words';

const FIELDS: Readonly<Record<string, Word>> = {
  title: 'try.title',
  subtitle: 'field.subtitle',
  summary: 'field.summary',
  byline: 'field.byline',
  tags: 'field.tags',
  cover: 'field.cover',
  film: 'field.film',
  sourceName: 'fact.sourceName',
  sourceUrl: 'fact.sourceUrl',
  sourceAuthor: 'fact.sourceAuthor',
  sourceLicence: 'fact.sourceLicence',
  aiDeclaration: 'fact.aiDeclaration',
  aiNote: 'fact.aiNote',
};

/** Names the field of a finding: the headline, the third paragraph, the caption of the cover. */
export function fieldWord(field: string, say: Say): string {
  const parts = field.split('.');
  const said = parts.at(-1);
  const known = FIELDS[parts[0] ?? ''];
  const whole = known ? say(known) : say('try.paragraph', { number: Number(parts[1] ?? 0) + 1 });
  return said === 'caption' || said === 'alt' ? say(`field.${said}`, { of: whole }) : whole;
}

/** What was found; what is missing or cannot be seen is named. */
export function nameOf({ field, text }: Pick<CheckFinding, 'field' | 'text'>, say: Say): string {
  if (text === '') return say('try.missing', { field: fieldWord(field, say) });
  return text.trim() === '' ? say('try.space') : text;
}
