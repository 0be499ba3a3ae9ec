import { createHash } from 'node:crypto';
import type { StaffActor } from '@hearth/cms/contract';
import { err, ok, type Refusal, type Result } from '@hearth/cms/kernel';
import type { RefusalOf } from '@hearth/cms/contract';
import { watchLinkRevoked, type MakeLink, type streamingErrors, type WatchLink } from '../../contract';
import type { PassDeps } from './pass-deps';

type NotFound = Refusal<'STREAMING.ROOM_NOT_FOUND', undefined>;

/** More than a room needs, and few enough to look through. */
const MOST_LINKS = 50;
const PASS_BYTES = 18;

/** What a link carries, as it is kept and looked up. */
export const hashOfPass = (pass: string): string => createHash('sha256').update(pass).digest('hex');

/** The links of a room. */
export async function listLinks(
  { database, rooms, links }: PassDeps,
  actor: StaffActor,
  room: string,
): Promise<Result<{ links: WatchLink[] }, NotFound>> {
  if (!(await rooms.find(database, actor.stations, room))) return err('STREAMING.ROOM_NOT_FOUND');
  return ok({ links: [...(await links.list(database.read, room))] });
}

type NotMade = RefusalOf<typeof streamingErrors, 'ROOM_NOT_FOUND' | 'ROOM_STATE' | 'TOO_MANY_LINKS'>;

/** Makes a link for an audience and a time. What it carries is told here once. */
export async function makeLink(
  { database, rooms, links, ids, random, ledger }: PassDeps,
  actor: StaffActor,
  { room: id, audience, hours }: MakeLink & { readonly room: string },
): Promise<Result<{ link: WatchLink; pass: string }, NotMade>> {
  const room = await rooms.find(database, actor.stations, id);
  if (!room) return err('STREAMING.ROOM_NOT_FOUND');
  if (room.playbackId === null) return err('STREAMING.ROOM_STATE', { state: room.state });
  const pass = Buffer.from(random.bytes(PASS_BYTES)).toString('base64url');
  return database.transaction(async (tx): Promise<Result<{ link: WatchLink; pass: string }, NotMade>> => {
    if ((await links.countGood(tx, id)) >= MOST_LINKS) return err('STREAMING.TOO_MANY_LINKS', { most: MOST_LINKS });
    const { station } = room;
    const words = { id: ids.next(), room: id, station, hash: hashOfPass(pass), audience, hours, madeBy: actor.id };
    const link = await links.insert(tx, words);
    const facts = { link: link.id, audience, until: link.until };
    ledger.append(tx, { actor, action: 'streaming-room.link-made', subject: id, facts });
    return ok({ link, pass });
  });
}

/** Ends a link. Pressed twice it is ended once. */
export async function revokeLink(
  { database, rooms, links, ledger, outbox }: PassDeps,
  actor: StaffActor,
  { room: id, id: linkId }: { readonly room: string; readonly id: string },
): Promise<Result<WatchLink, NotFound | Refusal<'STREAMING.LINK_NOT_FOUND', undefined>>> {
  const room = await rooms.find(database, actor.stations, id);
  if (!room) return err('STREAMING.ROOM_NOT_FOUND');
  return database.transaction(
    async (tx): Promise<Result<WatchLink, Refusal<'STREAMING.LINK_NOT_FOUND', undefined>>> => {
      const { link, isNews } = await links.revoke(tx, { room: id, id: linkId });
      if (!link) return err('STREAMING.LINK_NOT_FOUND');
      if (isNews) {
        const facts = { link: linkId, audience: link.audience };
        ledger.append(tx, { actor, action: 'streaming-room.link-revoked', subject: id, facts });
        await outbox.append(tx, watchLinkRevoked({ station: room.station, linkId }));
      }
      return ok(link);
    },
  );
}
