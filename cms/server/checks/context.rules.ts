import type { CheckContext } from '../../contract';
import { isField, type Field } from './finder.rules';

type Place = { readonly from: number; readonly to: number };

/** Whether a found stretch stands where the rule means it. */
export function standsIn(field: Field, place: Place, where: CheckContext | undefined): boolean {
  if (!where) return true;
  if (where.fields && !isField(field.name, where.fields)) return false;
  return neighboursFit(field.text, place, where) && surroundingsFit(field.text, place, where);
}

function neighboursFit(text: string, { from, to }: Place, where: CheckContext): boolean {
  const follows = (words: readonly string[]): boolean => words.some((word) => text.endsWith(word, from));
  const leads = (words: readonly string[]): boolean => words.some((word) => text.startsWith(word, to));
  if (where.after && !follows(where.after)) return false;
  if (where.notAfter && follows(where.notAfter)) return false;
  if (where.before && !leads(where.before)) return false;
  return !(where.notBefore && leads(where.notBefore));
}

function surroundingsFit(text: string, place: Place, { except, near, notNear }: CheckContext): boolean {
  if (except && isWithin(text, place, except)) return false;
  if (near && !hasNear(text, place, near)) return false;
  return !(notNear && hasNear(text, place, notNear));
}

/** Whether a longer word that is right covers what was found. */
function isWithin(text: string, { from, to }: Place, longer: readonly string[]): boolean {
  const found = text.slice(from, to);
  return longer.some((word) => {
    for (let at = word.indexOf(found); at >= 0; at = word.indexOf(found, at + 1)) {
      if (text.startsWith(word, from - at)) return true;
    }
    return false;
  });
}

function hasNear(text: string, { from, to }: Place, near: NonNullable<CheckContext['near']>): boolean {
  const around = `${text.slice(Math.max(0, from - near.within), from)}\n${text.slice(to, to + near.within)}`;
  return near.words.some((word) => around.includes(word));
}
