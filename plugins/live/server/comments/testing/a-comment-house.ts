import { randomUUID } from 'node:crypto';
import { systemIds, systemRandom, unwrap } from '@hearth/cms/kernel';
import { createPlatformCall, createVault, parseVaultKeys } from '@hearth/cms/platform';
import type { DeskMessage } from '../../../contract';
import { listMessages, showMessage } from '../../messages/move-message';
import { aLiveHouse, controller } from '../../numbers/testing/a-live-house';
import { outletStore } from '../../outlets/outlet-store';
import { tableRows } from '../../outlets/table-rows';
import { aRoomHouse } from '../../testing/a-room';
import type { CommentDeps } from '../comment-deps';
import { commentStore } from '../comment-store';
import { putSource, type PutSourceDeps } from '../put-source';
import { sourceStore, type KeptSource } from '../source-store';
import { youtubeChat } from '../youtube-chat';

/** The video that rooms of these tests are. */
export const VIDEO = 'hearth_live';

/** How long these tests wait for a platform that does not answer. */
const PATIENCE = 300;

/** Rooms of lives on platforms, on a database alone, with the room of the house in which their comments wait. */
export async function aCommentHouse(at: string) {
  const rooms = await aRoomHouse();
  const { db } = rooms;
  const live = await aLiveHouse(db);
  const { database, known, till } = live.deps;
  const vault = createVault(parseVaultKeys(`k1:${Buffer.alloc(32, 7).toString('base64')}`), systemRandom);
  const complaints: unknown[] = [];
  const news: (readonly [string, string])[] = [];
  const ground = { database, ids: systemIds, ledger: live.ledger, vault, sources: sourceStore };
  const youtube = youtubeChat({ call: createPlatformCall(at), patience: PATIENCE });
  const deps: CommentDeps = {
    ...{ ...ground, comments: commentStore, platforms: { youtube } },
    checks: { check: () => Promise.resolve([]) },
    log: { error: (_, facts) => void complaints.push(facts?.['outlet']) },
    news: { note: (room, change) => void news.push([room, change]) },
  };
  const outlets: PutSourceDeps = {
    ...{ ...ground, known, till, outlets: outletStore, rowsOf: tableRows },
    ...{ copies: { of: () => Promise.resolve([]) }, goods: { of: () => Promise.resolve(new Map()) } },
  };
  const bareRoom = async (more: { platform?: 'youtube' | 'douyin'; isRehearsal?: boolean } = {}) => {
    const { platform = 'youtube', isRehearsal = false } = more;
    const { id: session, room, station } = await live.live({ isRehearsal });
    const owner = { owner_kind: 'session', owner_id: session, title: '脐橙专场', language: 'zh-Hans' };
    await db.knex('live_room').insert({ id: room, station, ...owner });
    const outlet = randomUUID();
    const told = { title: 'YouTube', language: 'en', url: '', target: null, by: controller.id };
    await database.transaction((tx) => outletStore.insert(tx, { id: outlet, station, session, platform, ...told }));
    return { session, room, outlet };
  };
  return {
    ...{ db, deps, outlets, complaints, ledger: live.ledger, turn: live.turn, bareRoom, drop: () => db.drop() },
    /** A live on the air with a room on a platform, whose comments are read. */
    room: async ({ key, isRehearsal = false }: { readonly key: string; readonly isRehearsal?: boolean }) => {
      const made = await bareRoom({ isRehearsal });
      unwrap(await putSource(outlets, controller, { ...made, place: VIDEO, key, version: 0 }));
      return made;
    },
    due: (outlet: string) =>
      db.knex('live_comment_source').update({
        next_at: db.knex.raw(`CASE WHEN outlet = ? THEN now() ELSE now() + interval '1 day' END`, [outlet]),
      }),
    secondsLeft: async (outlet: string): Promise<number> => {
      const left = db.knex.raw('extract(epoch FROM next_at - clock_timestamp())::float8 AS left');
      const row = await db.knex('live_comment_source').where({ outlet }).first<{ left: number }>(left);
      return row.left;
    },
    sourceOf: async (outlet: string): Promise<KeptSource> => (await sourceStore.of(db.knex, [outlet])).get(outlet)!,
    waiting: async (room: string): Promise<DeskMessage[]> =>
      unwrap(await listMessages(rooms.rooms.deps, controller, { id: room, state: 'waiting' })).messages,
    show: ({ id, version }: DeskMessage) => showMessage(rooms.rooms.deps, controller, { id, version }),
    heard: (room: string) => rooms.heard(room, 'message'),
    newsOf: (room: string) => news.flatMap(([of, change]) => (of === room ? [change] : [])),
  };
}

/** Rooms of lives on platforms, on a database alone. */
export type CommentHouse = Awaited<ReturnType<typeof aCommentHouse>>;
