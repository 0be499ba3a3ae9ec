import { textChecksPort } from '@hearth/cms/contract';
import { createPlatformCall, resealColumn, routes, type Platform, type Slice } from '@hearth/cms/platform';
import { commentsContract, roomCommentsPort } from '../../contract';
import { outletDeps } from '../outlets/outlets-wiring';
import { roomsOf } from '../room/rooms-wiring';
import type { CommentDeps } from './comment-deps';
import { commentStore } from './comment-store';
import { leaveSource, putSource } from './put-source';
import { readComments } from './read-comments';
import { SEALED_COMMENT_KEYS } from './sealed-keys';
import { sourceStore } from './source-store';
import { sourceMachine } from './source.machine';
import { youtubeChat } from './youtube-chat';

const PATIENCE = 10_000;

/** Comments that are written on platforms (平台评论): read by their official API while a live is on, and held until somebody lets them through. */
export const commentsSlice: Slice = {
  name: 'live.comments',
  machines: [sourceMachine],
  register: (platform) => {
    const { ports, schedule } = platform;
    const call = createPlatformCall(process.env['HEARTH_PLATFORMS_AT']);
    ports.offer(roomCommentsPort, { youtube: youtubeChat({ call, patience: PATIENCE }) });
    schedule.tick({
      ...{ name: 'live-comments.read', cron: '*/2 * * * * *', missed: 'skip' },
      handle: async () => {
        await readComments(commentDeps(platform));
      },
    });
  },
  start: async ({ database, vault, log }) => {
    const { table } = SEALED_COMMENT_KEYS;
    const rows = await resealColumn(database, vault, SEALED_COMMENT_KEYS);
    if (rows > 0) log.info('resealed under the current vault key', { table, rows });
  },
  routes: (platform) => {
    const deps = { ...outletDeps(platform), vault: platform.vault };
    return [
      routes(commentsContract, {
        readComments: ({ actor, params, body }) =>
          putSource(deps, actor, { ...body, session: params.id, outlet: params.outlet }),
        leaveComments: ({ actor, params }) => leaveSource(deps, actor, { session: params.id, outlet: params.outlet }),
      }),
    ];
  },
};

function commentDeps(platform: Platform): CommentDeps {
  const { database, ids, ledger, log, vault, ports } = platform;
  return {
    ...{ database, ids, ledger, log, vault, sources: sourceStore, comments: commentStore },
    ...{ platforms: ports.take(roomCommentsPort), checks: ports.take(textChecksPort) },
    news: roomsOf(platform).deps.news,
  };
}
