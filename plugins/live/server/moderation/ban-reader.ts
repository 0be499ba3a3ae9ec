import { err, ok, type Result } from '@hearth/cms/kernel';
import type { hearthErrors, ReaderActor, RefusalOf, StaffActor } from '@hearth/cms/contract';
import type { Tx } from '@hearth/cms/platform';
import {
  hideRule,
  type BanEvent,
  type BanReader,
  type BanState,
  type DeskBan,
  type OwnBan,
  type roomErrors,
} from '../../contract';
import type { RoomDeps } from '../room/room-deps';
import { banMachine } from './ban.machine';
import type { BanStep, KeptBan } from './ban-store';

type Refused<Name extends 'READER_UNKNOWN' | 'MESSAGE_NOT_FOUND' | 'BANNED_ALREADY' | 'BAN_NOT_FOUND' | 'BAN_STATE'> =
  RefusalOf<typeof roomErrors, Name>;
type Moving = Refused<'BAN_NOT_FOUND' | 'BAN_STATE'>;
type Deps = Pick<RoomDeps, 'database' | 'ids' | 'ledger' | 'messages' | 'bans'>;

const PAGE = 50;

/** A ban as the station sees it. */
export function deskBan({ station: _station, byPerson: _by, isOver: _over, ...ban }: KeptBan): DeskBan {
  // An appeal is the reader's own.
  return { ...ban, allowedEvents: banMachine.allowed(ban.state).filter((event) => event !== 'appeal') };
}

/** A ban as whom it is about sees it. */
export function ownBan(ban: KeptBan): OwnBan {
  const { id, station, rule, reason, evidence, from, until, state, appeal, decision, isOver } = ban;
  const mayAppeal = !isOver && banMachine.allowed(state).includes('appeal');
  const known = hideRule(rule);
  const said = { ruleText: { ...(known?.text ?? { 'zh-Hans': rule, en: rule }) }, law: known?.law ?? '' };
  return { id, station, rule, ...said, reason, evidence, from, until, state, appeal, decision, mayAppeal };
}

/** The bans of the stations that somebody sees. */
export async function listBans(
  { database, bans }: Deps,
  { stations }: StaffActor,
  page: { readonly state?: BanState | undefined; readonly before?: string | undefined },
): Promise<Result<{ bans: DeskBan[]; more: boolean }, never>> {
  const found = await bans.list(database.read, { ...page, stations, limit: PAGE + 1 });
  return ok({ bans: found.slice(0, PAGE).map(deskBan), more: found.length > PAGE });
}

/** Bans somebody who wrote in a room of the actor's station from all of its rooms, for a term, by a rule, with what they wrote. */
export async function banReader(
  deps: Deps,
  actor: StaffActor,
  { reader, days, rule, reason, message }: BanReader,
): Promise<Result<DeskBan, Refused<'READER_UNKNOWN' | 'MESSAGE_NOT_FOUND' | 'BANNED_ALREADY'>>> {
  const { station } = actor;
  return deps.database.transaction(async (tx) => {
    const name = await deps.bans.nameOf(tx, [station], reader);
    if (name === undefined) return err('ROOM.READER_UNKNOWN');
    const said = message === null ? null : await deps.messages.find(tx, message);
    if (said === undefined || (said && (said.station !== station || said.reader !== reader))) {
      return err('ROOM.MESSAGE_NOT_FOUND');
    }
    if (await deps.bans.isRunning(tx, station, reader)) return err('ROOM.BANNED_ALREADY');
    const id = deps.ids.next();
    const by = { by: actor.id, byName: actor.name };
    await deps.bans.insert(tx, { id, station, reader, name, rule, reason, evidence: said?.text ?? null, days, ...by });
    deps.ledger.append(tx, { actor, action: 'live-ban.spoken', subject: id, facts: { reader, rule, days, message } });
    return ok(deskBan(await again(deps, tx, id)));
  });
}

/** Says why a ban is wrong, once and while it runs. */
export async function appealBan(
  deps: Deps,
  actor: ReaderActor,
  { id, words }: { readonly id: string; readonly words: string },
): Promise<Result<OwnBan, Moving>> {
  return deps.database.transaction(async (tx): Promise<Result<OwnBan, Moving>> => {
    const ban = await deps.bans.hold(tx, id);
    if (!ban || ban.reader !== actor.id || ban.isOver) return err('ROOM.BAN_NOT_FOUND');
    const next = nextOf(ban, 'appeal');
    if (!next.ok) return next;
    await deps.bans.move(tx, ban, { state: next.value, appeal: words });
    // The chain is the station's that spoke the ban, whichever station the reader comes from.
    const doer: ReaderActor = { ...actor, station: ban.station };
    deps.ledger.append(tx, { actor: doer, action: 'live-ban.appeal', subject: id, facts: {} });
    return ok(ownBan(await again(deps, tx, id)));
  });
}

/** What somebody decides about a ban, and which version of it they saw. */
export type Decision = {
  readonly id: string;
  readonly event: 'uphold' | 'lift';
  readonly words: string;
  readonly version: number;
};

/** Keeps to a ban or lifts it. Where somebody appealed, another person than who spoke it decides. */
export async function decideBan(
  deps: Deps,
  actor: StaffActor,
  { id, event, words, version }: Decision,
): Promise<Result<DeskBan, Moving | RefusalOf<typeof hearthErrors, 'CHANGED_MEANWHILE' | 'NOT_ALLOWED'>>> {
  return deps.database.transaction(async (tx) => {
    const ban = await deps.bans.hold(tx, id);
    if (ban?.station !== actor.station) return err('ROOM.BAN_NOT_FOUND');
    const next = nextOf(ban, event);
    if (!next.ok) return next;
    if (ban.version !== version) return err('HEARTH.CHANGED_MEANWHILE');
    if (ban.appeal && ban.byPerson === actor.id) return err('HEARTH.NOT_ALLOWED');
    const step: BanStep = { state: next.value, decision: { words, by: actor.id, name: actor.name } };
    await deps.bans.move(tx, ban, step);
    deps.ledger.append(tx, { actor, action: `live-ban.${event}`, subject: id, facts: { words } });
    return ok(deskBan(await again(deps, tx, id)));
  });
}

function nextOf({ state }: KeptBan, event: BanEvent): Result<BanState, Refused<'BAN_STATE'>> {
  const next = banMachine.next(state, event);
  return next.ok ? ok(next.value.state) : err('ROOM.BAN_STATE', { state, event, allowed: banMachine.allowed(state) });
}

async function again({ bans }: Deps, tx: Tx, id: string): Promise<KeptBan> {
  const ban = await bans.hold(tx, id);
  if (!ban) throw new Error('a ban that was just written is gone');
  return ban;
}
