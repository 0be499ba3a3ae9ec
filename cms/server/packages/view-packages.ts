import type { ContentLocale, PackageLine, PackageState, PackageStory, StaffActor, WholePackage } from '../../contract';
import { err, ok, type Result } from '../../kernel';
import type { PackageDeps, PackageRefusal } from './package-deps';
import type { Member, Package } from './package-store';
import { packageMachine } from './package.machine';
import { copyOf } from './package.rules';

type Asked = {
  readonly station?: string | undefined;
  readonly state?: PackageState | undefined;
  readonly text: string;
  readonly limit: number;
};

/** Packages of one's stations, the one changed last first. */
export async function listPackages(
  deps: PackageDeps,
  actor: StaffActor,
  { station, ...asked }: Asked,
): Promise<Result<{ packages: PackageLine[] }, never>> {
  const stations = actor.stations.filter((one) => station === undefined || one === station);
  const found = await deps.packages.list(deps.database.read, { ...asked, stations });
  return ok({ packages: (await presented(deps, found)).map(({ line }) => line) });
}

/** One package with its stories in order. */
export async function wholePackageOf(
  deps: PackageDeps,
  actor: StaffActor,
  id: string,
): Promise<Result<WholePackage, PackageRefusal>> {
  const kept = await deps.packages.byId(deps.database.read, id);
  if (!kept || !actor.stations.includes(kept.station)) return err('HEARTH.NOT_FOUND');
  const [one] = await presented(deps, [kept]);
  if (!one) return err('HEARTH.NOT_FOUND');
  const items = one.members.map(({ documentId, note, title, station, isPublic }) => ({
    ...{ documentId, note, title, station, isPublic },
  }));
  const { intro, cover } = kept;
  return ok({ ...one.line, intro, cover, items, isMine: kept.changedBy === actor.id });
}

/** What may be put into a package. */
export async function findStories(
  deps: PackageDeps,
  actor: StaffActor,
  { text, locale }: { readonly text: string; readonly locale: ContentLocale },
): Promise<Result<{ stories: PackageStory[] }, never>> {
  const wanted = { text, locale, stations: actor.stations };
  return ok({ stories: [...(await deps.packages.candidates(deps.database.read, wanted))] });
}

type Presented = { readonly line: PackageLine; readonly members: readonly Member[] };

async function presented(deps: PackageDeps, packages: readonly Package[]): Promise<readonly Presented[]> {
  const all = await deps.packages.members(
    deps.database.read,
    packages.map(({ id }) => id),
  );
  const ids = packages.flatMap(({ changedBy, publishedBy }) => [changedBy, publishedBy]).filter((id) => id !== null);
  const people = ids.length === 0 ? [] : await deps.people.byIds([...new Set(ids)]);
  const nameOf = (id: string | null): string => people.find((one) => one.id === id)?.name['zh-Hans'] ?? '';
  return packages.map((one) => {
    const members = all.filter((member) => member.package === one.id);
    return { members, line: lineOf(one, members, nameOf) };
  });
}

function lineOf(one: Package, members: readonly Member[], nameOf: (id: string | null) => string): PackageLine {
  const { id, station, locale, title, state, publishedAt, publishedBy, changedAt, changedBy, outHash, version } = one;
  return {
    ...{ id, station, locale, title, state, version },
    stories: members.length,
    publicStories: members.filter(({ isPublic }) => isPublic).length,
    isAhead: state === 'published' && copyOf({ ...one, items: members }).hash !== outHash,
    publishedAt: publishedAt?.toISOString() ?? null,
    publishedBy: publishedBy === null ? null : nameOf(publishedBy),
    changedAt: changedAt.toISOString(),
    changedBy: nameOf(changedBy),
    allowed: [...packageMachine.allowed(state)],
  };
}
