import type { CheckOf } from '../../contract';
import { inEachField, matchesOf, oneOf, sentencesOf, type Field, type Finder, type Hit } from './finder.rules';

/** The wrong post before a name that is in the table, and names written as they are often mistaken. */
export function names({ people, posts }: CheckOf<'names'>): Finder {
  const byName = new Map(people.map((person) => [person.name, person]));
  const right = new Map(people.flatMap(({ name, mistaken = [] }) => mistaken.map((wrong) => [wrong, name] as const)));
  const known = new RegExp(oneOf([...byName.keys(), ...right.keys()]), 'g');
  const post = new RegExp(`(?:${oneOf(posts)})$`);
  const postOf = (title: string): string => post.exec(title)?.[0] ?? '';

  const look = (field: Field): readonly Hit[] =>
    matchesOf(field.text, known).flatMap((found) => {
      const name = found[0];
      const place = { field: field.name, from: found.index, to: found.index + name.length };
      const better = right.get(name);
      if (better !== undefined) return [{ ...place, better, says: { name: better, title: '' } }];
      const written = postOf(field.text.slice(0, found.index));
      const titles = byName.get(name)?.titles ?? [];
      const [first] = titles;
      if (written === '' || first === undefined || titles.some((title) => postOf(title) === written)) return [];
      const from = found.index - written.length;
      return [{ ...place, from, better: postOf(first) + name, says: { name, title: first } }];
    });
  return inEachField(look);
}

/** People named together in another order than the list gives. */
export function nameOrder({ people }: CheckOf<'name-order'>): Finder {
  const rank = new Map(people.map((name, index) => [name, index]));
  const known = new RegExp(oneOf(people), 'g');
  return inEachField((field) =>
    sentencesOf(field.text).flatMap(({ text, at }) =>
      rowsOf(text, known).flatMap((row) => {
        const ranks = row.map(({ name }) => rank.get(name) ?? 0);
        const [first, last] = [row[0], row.at(-1)];
        if (!first || !last || ranks.every((one, index) => index === 0 || one > (ranks[index - 1] ?? 0))) return [];
        const order = [...new Set(ranks)].sort((a, b) => a - b).flatMap((one) => people[one] ?? []);
        const says = { order: order.join('、') };
        return [{ field: field.name, from: at + first.from, to: at + last.from + last.name.length, says }];
      }),
    ),
  );
}

type Named = { readonly name: string; readonly from: number };

/** Names that stand in one list: between them are only their posts and 、 or 和. */
function rowsOf(text: string, known: RegExp): readonly (readonly Named[])[] {
  const rows: Named[][] = [];
  let end = -1;
  for (const found of matchesOf(text, known)) {
    const named = { name: found[0], from: found.index };
    const between = text.slice(Math.max(end, 0), found.index);
    const goesOn = end >= 0 && between.length <= 24 && /^[、和与及]/.test(between) && !/[，,：“”]/.test(between);
    if (goesOn) rows.at(-1)?.push(named);
    else rows.push([named]);
    end = found.index + found[0].length;
  }
  return rows.filter((row) => row.length > 1);
}
