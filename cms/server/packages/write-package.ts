import {
  packageMoved,
  type ContentLocale,
  type PackageWords,
  type StaffActor,
  type WholePackage,
} from '../../contract';
import { err, ok, type Result } from '../../kernel';
import type { Tx } from '../../platform';
import type { PackageDeps, PackageRefusal } from './package-deps';
import type { Package } from './package-store';
import { packageMachine, SAME_PERSON } from './package.machine';
import { copyOf, coverOf, twiceIn } from './package.rules';
import { wholePackageOf } from './view-packages';

type Done = Promise<Result<WholePackage, PackageRefusal>>;
type Seen = { readonly id: string; readonly version: number };
type NewPackage = PackageWords & { readonly station: string; readonly locale: ContentLocale };

/** Makes a package. Nobody but the desk sees it yet. */
export async function makePackage(deps: PackageDeps, actor: StaffActor, body: NewPackage): Done {
  if (!actor.stations.includes(body.station)) return err('HEARTH.NOT_ALLOWED');
  const id = deps.ids.next();
  const done = await deps.database.transaction(async (tx): Promise<Result<void, PackageRefusal>> => {
    const problem = await problemOf(deps, tx, { actor, locale: body.locale, words: body });
    if (problem) return problem;
    const { station, locale, title, intro, items } = body;
    const one = { id, station, locale, state: 'draft' } as const;
    const at = { changedAt: await deps.time.now(tx), changedBy: actor.id };
    await deps.packages.insert(tx, { ...one, title, intro, cover: coverOf(body), ...at });
    await deps.packages.setItems(tx, one, items);
    await tell(deps, tx, { actor, action: 'package.made', one, facts: { title, stories: items.length } });
    return ok(undefined);
  });
  return done.ok ? wholePackageOf(deps, actor, id) : done;
}

/** Writes a package on. What readers see stays the copy that was let out. */
export function writePackage(
  deps: PackageDeps,
  actor: StaffActor,
  { id, version, ...words }: Seen & PackageWords,
): Done {
  return onPackage(deps, { actor, seen: { id, version } }, async (tx, kept) => {
    const problem = await problemOf(deps, tx, { actor, locale: kept.locale, words });
    if (problem) return problem;
    const { title, intro, items } = words;
    const change = { title, intro, cover: coverOf(words), changedAt: await deps.time.now(tx), changedBy: actor.id };
    if (!(await deps.packages.change(tx, kept, change))) return err('HEARTH.CHANGED_MEANWHILE');
    await deps.packages.setItems(tx, kept, items);
    const { hash } = copyOf({ ...words, cover: coverOf(words), locale: kept.locale });
    await tell(deps, tx, { actor, action: 'package.written', one: kept, facts: { hash, stories: items.length } });
    return ok(undefined);
  });
}

/** Lets out what is written now, as a copy whose hash the ledger names. */
export function publishPackage(deps: PackageDeps, actor: StaffActor, seen: Seen): Done {
  return onPackage(deps, { actor, seen }, async (tx, kept) => {
    const members = await deps.packages.members(tx, [kept.id]);
    const facts = { isSecond: kept.changedBy !== actor.id, hasPublic: members.some(({ isPublic }) => isPublic) };
    const next = packageMachine.next(kept.state, 'publish', facts);
    if (!next.ok && next.error.code === 'MACHINE.GUARD_REFUSED') {
      return err(next.error.details.reason === SAME_PERSON ? 'PACKAGE.SAME_PERSON' : 'PACKAGE.NOTHING_PUBLIC');
    }
    if (!next.ok) return err('PACKAGE.NOT_NOW', { state: kept.state });
    const { copy, hash } = copyOf({ ...kept, items: members });
    const { state } = next.value;
    const change = { state, out: copy, outHash: hash, publishedAt: await deps.time.now(tx), publishedBy: actor.id };
    if (!(await deps.packages.change(tx, kept, change))) return err('HEARTH.CHANGED_MEANWHILE');
    const said = { hash, title: kept.title, stories: members.length };
    await tell(deps, tx, { actor, action: 'package.published', one: { ...kept, state }, facts: said });
    return ok(undefined);
  });
}

/** Takes a package back. */
export function withdrawPackage(deps: PackageDeps, actor: StaffActor, input: Seen & { readonly reason: string }): Done {
  return onPackage(deps, { actor, seen: input }, async (tx, kept) => {
    const next = packageMachine.next(kept.state, 'withdraw', { isSecond: true, hasPublic: true });
    if (!next.ok) return err('PACKAGE.NOT_NOW', { state: kept.state });
    const { state } = next.value;
    if (!(await deps.packages.change(tx, kept, { state }))) return err('HEARTH.CHANGED_MEANWHILE');
    const { reason } = input;
    await tell(deps, tx, { actor, action: 'package.withdrawn', one: { ...kept, state }, facts: { reason } });
    return ok(undefined);
  });
}

type Words = { readonly actor: StaffActor; readonly locale: ContentLocale; readonly words: PackageWords };

async function problemOf(
  { packages }: PackageDeps,
  tx: Tx,
  { actor, locale, words }: Words,
): Promise<Result<never, PackageRefusal> | undefined> {
  const twice = twiceIn(words.items);
  if (twice !== undefined) return err('PACKAGE.TWICE', { documentId: twice });
  const ids = words.items.map(({ documentId }) => documentId);
  const known = await packages.known(tx, ids, { locale, stations: actor.stations });
  const strange = ids.find((id) => !known.has(id));
  return strange === undefined ? undefined : err('PACKAGE.STRANGE_STORY', { documentId: strange });
}

type Act = (tx: Tx, kept: Package) => Promise<Result<void, PackageRefusal>>;

async function onPackage(
  deps: PackageDeps,
  { actor, seen }: { readonly actor: StaffActor; readonly seen: Seen },
  act: Act,
): Done {
  const done = await deps.database.transaction(async (tx): Promise<Result<void, PackageRefusal>> => {
    const kept = await deps.packages.forUpdate(tx, seen.id);
    if (!kept || !actor.stations.includes(kept.station)) return err('HEARTH.NOT_FOUND');
    if (kept.version !== seen.version) return err('HEARTH.CHANGED_MEANWHILE');
    return act(tx, kept);
  });
  return done.ok ? wholePackageOf(deps, actor, seen.id) : done;
}

type Told = {
  readonly actor: StaffActor;
  readonly action: string;
  readonly one: Pick<Package, 'id' | 'station' | 'locale' | 'state'>;
  readonly facts: Readonly<Record<string, unknown>>;
};

async function tell({ ledger, outbox }: PackageDeps, tx: Tx, { actor, action, one, facts }: Told): Promise<void> {
  const { id, station, locale, state } = one;
  // The chain is that of the package's own station, whoever of above changes it.
  ledger.append(tx, { actor: { ...actor, station }, action, subject: id, facts });
  await outbox.append(tx, packageMoved({ station, packageId: id, locale, state }));
}
