import type { PointsDeps } from './points-deps';

/** What a person is called; whoever is not known any more has no name. */
export type NameOf = (person: string) => string;

/** The names of some people, asked for at once. */
export async function peopleNamed(deps: Pick<PointsDeps, 'people'>, people: readonly string[]): Promise<NameOf> {
  const known = await deps.people.byIds([...new Set(people)]);
  const names = new Map(known.map(({ id, name }) => [id, name['zh-Hans']]));
  return (person) => names.get(person) ?? '';
}
