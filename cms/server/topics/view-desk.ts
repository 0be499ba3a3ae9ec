import { standingOf } from './standing';
import type { ContentLocale, Person, StaffActor, TopicChain } from '../../contract';
import { ok, type Result } from '../../kernel';
import type { TopicDeps } from './topic-deps';

type Text = Readonly<Record<ContentLocale, string>>;
type Desk = {
  me: string;
  station: string;
  stations: { slug: string; name: Text }[];
  columns: { id: string; station: string; name: Text }[];
  people: Pick<Person, 'id' | 'name' | 'station' | 'roles' | 'active'>[];
  chains: TopicChain[];
  powers: { pitch: boolean; approve: boolean; manage: boolean };
};

/** Reads the people of some stations. */
export type PeopleAt = (stations: readonly string[]) => Promise<readonly Person[]>;

/** What planning pages need once: the words for ids, and what somebody may do. */
export async function viewDesk(
  deps: TopicDeps & { peopleAt: PeopleAt },
  actor: StaffActor,
): Promise<Result<Desk, never>> {
  const tree = await deps.stations.tree();
  // Those of stations above work here too.
  const around = tree.all
    .map(({ slug }) => slug)
    .filter((slug) => tree.sees(slug, actor.station) || actor.stations.includes(slug));
  const [columns, people, chains, standing] = await Promise.all([
    deps.columns.all(),
    deps.peopleAt(around),
    deps.chains.of(around),
    standingOf(deps, actor),
  ]);
  return ok({
    me: actor.id,
    station: actor.station,
    stations: tree.all.filter(({ slug }) => actor.stations.includes(slug)).map(({ slug, name }) => ({ slug, name })),
    columns: columns
      .filter(({ station }) => actor.stations.includes(station))
      .map(({ id, station, slug, words }) => {
        const zh = words.get('zh-Hans')?.name ?? slug;
        return { id, station, name: { 'zh-Hans': zh, en: words.get('en')?.name ?? zh } };
      }),
    people: people.map(({ id, name, station, roles, active }) => ({ id, name, station, roles: [...roles], active })),
    chains: [...chains],
    powers: standing.powers,
  });
}
