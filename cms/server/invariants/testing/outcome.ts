/** What a history came to, without the names, ids and hours that differ from house to house. */
import type { House } from './house';
import { PEOPLE } from './story';

/** Says it. */
export async function outcomeOf(house: House): Promise<readonly string[]> {
  const { kept, signatures, revisions, releases, deliveries, ledger } = await house.records();
  const people = new Map(PEOPLE.map((who) => [house.idOf(who), who]));
  const version = (hash: string): string => `v${revisions.findIndex((one) => one.hash === hash) + 1}`;
  const account = (channel: string): string => `account ${house.channels.indexOf(channel) + 1}`;
  return [
    `the story is ${kept?.state ?? 'unknown'}`,
    ...signatures.map(
      ({ person, kind, level, hash }) => `${people.get(person) ?? '?'} signed ${kind} ${level} of ${version(hash)}`,
    ),
    ...releases.map(({ hash, ground }) => `${version(hash)} was let out: ${ground}`),
    ...deliveries
      .map(({ channel, revision, action, state }) => `${account(channel)} ${action} of v${revision} is ${state}`)
      .sort(),
    ...ledger.map(({ action, facts }) => `${action} ${String(facts['from'])} → ${String(facts['to'])}`).sort(),
    `${house.outside.posts.filter(({ isDown }) => !isDown).length} of ${house.outside.posts.length} posts stand`,
  ];
}
