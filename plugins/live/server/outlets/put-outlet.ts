import { err, ok, type Result } from '@hearth/cms/kernel';
import type { hearthErrors, RefusalOf, StaffActor } from '@hearth/cms/contract';
import type { Tx } from '@hearth/cms/platform';
import type { Outlet, outletErrors, OutletReport, PictureCopy, PutOutlet } from '../../contract';
import { shownSource } from '../comments/present-source';
import type { KnownSession } from '../numbers/known-store';
import type { OutletDeps } from './outlet-deps';
import type { KeptOutlet } from './outlet-store';

/** Why something about a third-party room is refused. */
export type OutletRefusal<Name extends keyof (typeof outletErrors)['specs']> = RefusalOf<typeof outletErrors, Name>;
type Changed = RefusalOf<typeof hearthErrors, 'CHANGED_MEANWHILE'>;
type Put = Result<Outlet, OutletRefusal<'SESSION_NOT_FOUND' | 'TOO_MANY' | 'TARGET_UNKNOWN'> | Changed>;

/** More rooms than any station has. */
const MOST_OUTLETS = 20;

/** The rooms of a live of the actor's stations on platforms. */
export async function listOutlets(
  deps: OutletDeps,
  actor: StaffActor,
  id: string,
): Promise<Result<{ outlets: Outlet[]; copies: PictureCopy[] }, OutletRefusal<'SESSION_NOT_FOUND'>>> {
  const session = await deps.known.find(deps.database.read, actor.stations, id);
  if (!session) return err('OUTLETS.SESSION_NOT_FOUND');
  const copies = await copiesOf(deps, actor, session);
  return ok({ outlets: await shown(deps, { session, copies }), copies: [...copies] });
}

/** The copies of a live’s picture, as rooms on platforms name them. */
async function copiesOf(
  { copies }: OutletDeps,
  actor: StaffActor,
  { streamingRoom }: KnownSession,
): Promise<readonly PictureCopy[]> {
  const found = streamingRoom === null ? [] : await copies.of(actor, streamingRoom);
  return found.map(({ id, name, state }) => ({ id, name, state }));
}

type Wish = PutOutlet & { readonly session: string; readonly id: string };

/** Enters a room on a platform, or changes it. Told twice it is known once. */
export async function putOutlet(deps: OutletDeps, actor: StaffActor, wish: Wish): Promise<Put> {
  const { database, known } = deps;
  const session = await known.find(database.read, actor.stations, wish.session);
  if (!session) return err('OUTLETS.SESSION_NOT_FOUND');
  const copies = await copiesOf(deps, actor, session);
  if (wish.target !== null && !copies.some(({ id }) => id === wish.target)) return err('OUTLETS.TARGET_UNKNOWN');
  const done = await database.transaction((tx) => kept(deps, tx, { actor, session, wish }));
  if (!done.ok) return done;
  const [outlet] = await shown(deps, { session, copies, only: wish.id });
  return outlet ? ok(outlet) : err('HEARTH.CHANGED_MEANWHILE');
}

type Keeping = { readonly actor: StaffActor; readonly session: KnownSession; readonly wish: Wish };

async function kept(
  { outlets, ledger }: OutletDeps,
  tx: Tx,
  { actor, session, wish }: Keeping,
): Promise<Result<null, OutletRefusal<'TOO_MANY'> | Changed>> {
  const { version, ...told } = wish;
  const before = await outlets.hold(tx, { session: session.id, id: wish.id });
  const next = { ...told, station: session.station, by: actor.id };
  const { platform, title, language, url, target } = wish;
  const facts = { outlet: wish.id, platform, title, language, url, target };
  if (before && isSame(before, wish)) return ok(null);
  if (!before && version === 0) {
    if ((await outlets.count(tx, session.id)) >= MOST_OUTLETS) return err('OUTLETS.TOO_MANY', { most: MOST_OUTLETS });
    if (!(await outlets.insert(tx, next))) {
      // Pressed twice at once, the second finds what the first wrote.
      const now = await outlets.hold(tx, { session: session.id, id: wish.id });
      return now && isSame(now, wish) ? ok(null) : err('HEARTH.CHANGED_MEANWHILE');
    }
  } else if (!(await outlets.change(tx, { ...next, version }))) return err('HEARTH.CHANGED_MEANWHILE');
  ledger.append(tx, {
    actor: { ...actor, station: session.station },
    action: 'live-session.outlet-told',
    subject: session.id,
    facts,
  });
  return ok(null);
}

const isSame = (before: KeptOutlet, wish: Wish): boolean =>
  (['platform', 'title', 'language', 'url', 'target'] as const).every((field) => before[field] === wish[field]);

type Showing = {
  readonly session: KnownSession;
  readonly copies: readonly PictureCopy[];
  readonly only?: string;
};

/** One room of a live on a platform, which whoever asks has found. */
export async function seeOutlet(
  deps: OutletDeps,
  actor: StaffActor,
  { session, outlet }: { readonly session: KnownSession; readonly outlet: KeptOutlet },
): Promise<Result<Outlet, Changed>> {
  const [seen] = await shown(deps, { session, copies: await copiesOf(deps, actor, session), only: outlet.id });
  return seen ? ok(seen) : err('HEARTH.CHANGED_MEANWHILE');
}

async function shown(
  { database, outlets, sources }: OutletDeps,
  { session: { id }, copies, only }: Showing,
): Promise<Outlet[]> {
  const all = await outlets.list(database.read, id);
  const wanted = all.filter((one) => only === undefined || one.id === only);
  const ids = wanted.map((one) => one.id);
  const reports = await outlets.reports(database.read, ids);
  const read = await sources.of(database.read, ids);
  const of = (outlet: string): readonly OutletReport[] => reports.filter((one) => one.outlet === outlet);
  return wanted.map(({ station: _, target, ...outlet }) => {
    const source = read.get(outlet.id);
    return {
      comments: source ? shownSource(source) : null,
      ...outlet,
      target: copies.find((one) => one.id === target) ?? null,
      ...{ report: of(outlet.id)[0] ?? null, reports: of(outlet.id).length },
    };
  });
}
