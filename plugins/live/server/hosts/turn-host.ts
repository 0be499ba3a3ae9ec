import type { Actor, hearthErrors, RefusalOf, StaffActor } from '@hearth/cms/contract';
import { err, ok, type Result } from '@hearth/cms/kernel';
import type { Tx } from '@hearth/cms/platform';
import type { HostDeed, HostEvent, LiveHost, robotErrors } from '../../contract';
import type { LiveFacts } from '../robots/live-book';
import type { HostDeps } from './host-deps';
import { hostMachine } from './host.machine';
import { barTo, labelOf, shownHost } from './host.rules';
import type { KeptHost } from './host.rules';

type NotThere = RefusalOf<typeof robotErrors, 'HOST_NOT_FOUND' | 'HOST_STATE'>;
type Refused =
  | NotThere
  | RefusalOf<typeof robotErrors, 'NOT_ON_DUTY' | 'LABEL_UNSEEN'>
  | RefusalOf<typeof hearthErrors, 'CHANGED_MEANWHILE'>;

/** What somebody presses on a host that they saw. */
export type Turn = { readonly id: string; readonly event: HostDeed; readonly version: number; readonly reason: string };

/** Lets a host begin, end, speak again, be cleared or leave. Whoever saw an older one is told so. */
export async function turnHost(
  deps: HostDeps,
  actor: StaffActor,
  { id, event, version, reason }: Turn,
): Promise<Result<LiveHost, Refused>> {
  return deps.database.transaction(async (tx): Promise<Result<LiveHost, Refused>> => {
    const host = await deps.hosts.hold(tx, actor.station, id);
    if (!host) return err('ROBOTS.HOST_NOT_FOUND');
    if (host.version !== version) return err('HEARTH.CHANGED_MEANWHILE');
    const bar = barTo(event, host, actor.id);
    if (bar) return err(bar === 'not-on-duty' ? 'ROBOTS.NOT_ON_DUTY' : 'ROBOTS.LABEL_UNSEEN');
    return moveHost(deps, tx, { host, event, actor, reason });
  });
}

/** Stops a machine whatever its page last saw: nothing is in the way of this button. Pressed twice it is stopped once. */
export async function stopHost(
  deps: HostDeps,
  actor: StaffActor,
  { id, reason }: { readonly id: string; readonly reason: string },
): Promise<Result<LiveHost, NotThere>> {
  return deps.database.transaction(async (tx): Promise<Result<LiveHost, NotThere>> => {
    const host = await deps.hosts.hold(tx, actor.station, id);
    if (!host) return err('ROBOTS.HOST_NOT_FOUND');
    return host.state === 'stopped' ? ok(shownHost(host)) : moveHost(deps, tx, { host, event: 'stop', actor, reason });
  });
}

/** What happens to a host that is held. */
export type HostMove = {
  readonly host: KeptHost;
  readonly event: HostEvent;
  readonly actor: Actor;
  readonly reason: string;
};

/** Moves a host that is held, with its entry, its picture and what viewers are told, in one transaction. */
export async function moveHost(deps: HostDeps, tx: Tx, move: HostMove): Promise<Result<LiveHost, NotThere>> {
  const { host, event, actor, reason } = move;
  const next = hostMachine.next(host.state, event);
  if (!next.ok) {
    return err('ROBOTS.HOST_STATE', { state: host.state, allowed: [...hostMachine.allowed(host.state)] });
  }
  await deps.hosts.move(tx, host, { to: next.value.state, by: actor.id, reason });
  const facts = { session: host.session, from: host.state, to: next.value.state, reason };
  deps.ledger.append(tx, { actor, action: `live-host.${event}`, subject: host.id, facts });
  const live = await deps.lives.of(host.session, tx);
  if (live) await follow(deps, tx, { ...move, live });
  const kept = await deps.hosts.hold(tx, host.station, host.id);
  return kept ? ok(shownHost(kept)) : err('ROBOTS.HOST_NOT_FOUND');
}

type Following = HostMove & { readonly live: LiveFacts };

/** The picture and the labels follow a machine that speaks: nobody can forget either. */
async function follow(deps: HostDeps, tx: Tx, following: Following): Promise<void> {
  const { host, live } = following;
  if (host.kind !== 'digital-human' || host.task !== 'speaks') return;
  const hosts = await deps.hosts.ofSession(tx, host.station, host.session);
  await turnPicture(deps, tx, { ...following, isAnyBarred: hosts.some(isBarred) });
  const label = labelOf({ ...host, state: hosts.find(({ id }) => id === host.id)?.state ?? 'gone' });
  tx.afterCommit(() => {
    deps.rooms.tell(live.room, { type: 'overlay', id: host.id, kind: 'ai', ...label });
  });
}

/** A machine whose picture must not be seen. */
const isBarred = ({ kind, task, state }: KeptHost): boolean =>
  kind === 'digital-human' && task === 'speaks' && (state === 'faded' || state === 'stopped');

/** Taken away when a machine is faded or stopped while it speaks; given back when no machine is left that must not be seen. */
async function turnPicture(
  deps: HostDeps,
  tx: Tx,
  { host, event, live, actor, reason, isAnyBarred }: Following & { readonly isAnyBarred: boolean },
): Promise<void> {
  const { streamingRoom: room, station } = live;
  if (room === null) return;
  const order = { station, room, actor, reason: reason === '' ? event : reason };
  if (event === 'fade' || (event === 'stop' && host.state === 'speaking')) await deps.curtains.fall(tx, order);
  else if (!isAnyBarred) await deps.curtains.lift(tx, order);
}
