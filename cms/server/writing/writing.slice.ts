import {
  lockMoved,
  MANUSCRIPTS_WRITE,
  manuscriptSaved,
  reviewMoved,
  writingContract,
  writingErrors,
  writingRoom,
} from '../../contract';
import { ok } from '../../kernel';
import { routes, type Slice } from '../../platform';
import { findSimilar } from './find-similar';
import { beat, leave, preempt, takeOver } from './hold-manuscript';
import { dropWords, keepWords, readWords } from './keep-words';
import { settleMerge, viewMerge } from './merge-words';
import { sealedMeanwhile, takenOver } from './writing-notices';
import { writingDeps } from './writing-wiring';

/** Whoever did not come back for their words in this time does not miss them. */
const KEEP_DAYS = 30;

/** Writing (写稿): who holds a manuscript, words that are not saved yet, and merging what two people wrote. */
export const writingSlice: Slice = {
  name: 'writing',
  errors: [writingErrors],
  permissions: [
    {
      action: MANUSCRIPTS_WRITE,
      displayName: '写稿：占用、自动保存、合并 Hold, keep and merge words',
      subCategory: 'manuscripts',
    },
  ],
  grants: [{ roles: ['chief-editor', 'desk-head', 'editor', 'reporter', 'proofreader'], action: MANUSCRIPTS_WRITE }],
  register(platform) {
    const { realtime, outbox, database, schedule, clock, notices } = platform;
    const deps = writingDeps(platform);
    notices.declare([takenOver, sealedMeanwhile]);
    realtime.define({
      name: 'writing',
      async mayJoin(actor, room) {
        const documentId = room.slice(0, room.indexOf('_'));
        const locale = room.endsWith('_en') ? 'en' : 'zh-Hans';
        const kept = await deps.cases.now(database.read, { documentId, locale });
        return actor?.kind === 'staff' && kept !== undefined && actor.stations.includes(kept.station);
      },
    });
    outbox.subscribe({
      name: 'writing.tell',
      events: [lockMoved, manuscriptSaved, reviewMoved],
      handle: async (event, tx) => {
        const { documentId, locale } = event.payload;
        if (event.name === 'review.moved' && event.payload.state === 'sealed') {
          await preempt(deps, tx, { documentId, locale });
        }
        realtime.publish(writingRoom(documentId, locale), { type: event.name, at: clock.now().toISOString() });
      },
    });
    schedule.tick({
      name: 'writing.prune',
      cron: '41 4 * * *',
      missed: 'run-once',
      handle: async () => {
        await database.transaction((tx) => deps.drafts.prune(tx, KEEP_DAYS));
      },
    });
  },
  routes(platform) {
    const { database } = platform;
    const deps = writingDeps(platform);
    return [
      routes(writingContract, {
        beat: ({ actor, params, body }) => beat(deps, actor, { ...params, ...body }),
        takeOver: ({ actor, params, body }) => takeOver(deps, actor, { ...params, ...body }),
        leave: ({ actor, params, body }) => leave(deps, actor, { ...params, ...body }),
        drafts: async ({ actor }) => {
          const found = await deps.drafts.by(database.read, actor.id);
          return ok({ drafts: found.map((one) => ({ ...one, at: one.at.toISOString() })) });
        },
        keepDraft: ({ actor, params, body }) => keepWords(deps, actor, { ...params, ...body }),
        draft: async ({ actor, params, query }) => {
          const found = await readWords(deps, actor, { ...params, ...query });
          if (!found.ok) return found;
          const { kind, base, at, content } = found.value;
          return ok({ kind, base, at: at.toISOString(), content });
        },
        dropDraft: ({ actor, params, query }) => dropWords(deps, actor, { ...params, ...query }),
        merge: ({ actor, params, query }) => viewMerge(deps, actor, { ...params, ...query }),
        settle: ({ actor, params, body }) => settleMerge(deps, actor, { ...params, ...body }),
        similar: ({ actor, params }) => findSimilar(deps, actor, params),
      }),
    ];
  },
};
