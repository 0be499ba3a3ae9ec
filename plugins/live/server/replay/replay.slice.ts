import { storyDraftsPort, storyPublished, storyWithdrawn } from '@hearth/cms/contract';
import { createDatabaseTime, routes, type Platform, type Slice } from '@hearth/cms/platform';
import { recordingDeskPort } from '@hearth/streaming/contract';
import { clipBookPort, gatePort } from '@hearth/vetting/contract';
import {
  liveReplaysPort,
  REPLAYS_EDIT,
  REPLAYS_READ,
  replayContract,
  replayErrors,
  soldReplayContract,
} from '../../contract';
import { knownStore } from '../numbers/known-store';
import { clipMachine } from './clip.machine';
import { clipStore } from './clip-store';
import { cutClip } from './cut-clip';
import { clipFinder } from './find-clips';
import { followStories } from './follow-stories';
import { makeReplay } from './make-replay';
import type { ReplayDeps } from './replay-deps';
import { replayStore } from './replay-store';
import { replaysPort } from './replays-port';
import { seeReplayDesk, seeSoldReplay } from './see-replay';
import { dropClip, sendClip } from './send-clip';

const LIVE = '直播 Live';
/** What may be sold is as old as this at most; an order asks the gate itself. */
const REPLAY_AGE = 2_000;

/** Replays (回放): lives that are over, by their goods; and clips of them on their way through the kitchen to other viewers. */
export const replaySlice: Slice = {
  name: 'live.replays',
  errors: [replayErrors],
  machines: [clipMachine],
  permissions: [
    { action: REPLAYS_READ, displayName: '查看回放与片段 See replays and clips', subCategory: LIVE },
    {
      action: REPLAYS_EDIT,
      displayName: '整理回放、剪片段并送审 Make replays, cut clips and hand them on',
      subCategory: LIVE,
    },
  ],
  grants: [
    {
      roles: [
        ...(['chief-editor', 'desk-head', 'editor', 'reporter', 'host', 'field-controller', 'mcn-operator'] as const),
        ...(['shop-keeper', 'compliance-officer', 'vetting-officer'] as const),
      ],
      action: REPLAYS_READ,
    },
    { roles: ['chief-editor', 'desk-head', 'editor', 'host', 'mcn-operator'], action: REPLAYS_EDIT },
  ],
  register: (platform) => {
    const { outbox, ports } = platform;
    ports.offer(
      liveReplaysPort,
      replaysPort(() => replayDeps(platform)),
    );
    outbox.subscribe({
      name: 'live.follow-clip-stories',
      events: [storyPublished, storyWithdrawn],
      handle: ({ name, payload: { storyId, locale } }, tx) =>
        followStories(replayDeps(platform), tx, { storyId, locale, isOut: name === storyPublished.event }),
    });
  },
  start: (platform) => {
    const { fastLane, ports } = platform;
    ports.take(clipBookPort).foundBy(clipFinder(() => replayDeps(platform)));
    fastLane.read(soldReplayContract.routes.soldReplay, {
      ...{ maxEntries: 500, maxAge: REPLAY_AGE, cacheControl: 'public, max-age=2' },
      load: ({ params }) => seeSoldReplay(replayDeps(platform), params.id),
    });
    return Promise.resolve();
  },
  routes: (platform) => {
    const deps = replayDeps(platform);
    return [
      routes(replayContract, {
        replayDesk: ({ actor, params }) => seeReplayDesk(deps, actor, params.id),
        makeReplay: ({ actor, params }) => makeReplay(deps, actor, params.id),
        cutClip: ({ actor, params, body }) => cutClip(deps, actor, { ...body, session: params.id }),
        sendClip: ({ actor, params, body }) => sendClip(deps, actor, { ...params, ...body }),
        dropClip: ({ actor, params, body }) => dropClip(deps, actor, { ...params, ...body }),
      }),
    ];
  },
};

/** What the verbs of replays are handed, on a host. */
function replayDeps(platform: Platform): ReplayDeps {
  const { database, ledger, ids, ports } = platform;
  return {
    ...{ database, ledger, ids, time: createDatabaseTime(database) },
    ...{ known: knownStore, replays: replayStore, clips: clipStore },
    ...{ recordings: ports.take(recordingDeskPort), gate: ports.take(gatePort), drafts: ports.take(storyDraftsPort) },
  };
}
