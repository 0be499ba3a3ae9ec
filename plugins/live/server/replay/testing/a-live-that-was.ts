import { randomUUID } from 'node:crypto';
import type { HandedDraft } from '@hearth/cms/contract';
import { ok, systemIds } from '@hearth/cms/kernel';
import { createDatabaseTime } from '@hearth/cms/platform';
import type { Chapter, CutWish, RecordingLine } from '@hearth/streaming/contract';
import type { GateVerdict } from '@hearth/vetting/contract';
import { anItem, type LiveHouse } from '../../numbers/testing/a-live-house';
import { clipStore } from '../clip-store';
import type { ReplayDeps } from '../replay-deps';
import { replayStore } from '../replay-store';

const CLEARED: GateVerdict = { showable: true, sellable: true, until: null, reasons: [] };

/** A desk of recordings as the house of video has one, for one film. */
function aFilm(beganAt: string, seconds = 3_600) {
  const line = { id: randomUUID(), state: 'ready', seconds, beganAt, playbackId: `pb-${randomUUID()}` };
  const chapters: Chapter[] = [];
  const cuts: CutWish[] = [];
  // What replays read of a recording, and nothing else.
  const film = line as unknown as RecordingLine;
  const recordings: ReplayDeps['recordings'] = {
    wholesOf: () => Promise.resolve([film]),
    see: () => Promise.resolve(ok(film)),
    chapters: () => Promise.resolve(ok({ chapters: [...chapters] })),
    // As the house of video does: a number that stands already is given as it stands.
    mark: (_actor, { id: recording, chapter: id, title, at, moment }) => {
      const there = chapters.find((one) => one.id === id);
      if (there) return Promise.resolve(ok(there));
      const where = at ?? (Date.parse(moment ?? '') - Date.parse(beganAt)) / 1_000;
      const chapter = { id, recording, at: where, title, version: 1 };
      chapters.push(chapter);
      return Promise.resolve(ok(chapter));
    },
    cut: (_actor, wish) => {
      cuts.push(wish);
      return Promise.resolve(ok(film));
    },
    playbackOf: (id) => Promise.resolve(cuts.some(({ opId }) => opId === id) ? `pb-${id}` : undefined),
  };
  return { film, chapters, cuts, recordings };
}

/** A live of an hour that showed oranges and then tea, and what replays of it stand on. */
export async function aLiveThatWasIn(house: LiveHouse, state: 'live' | 'ended' | 'published' = 'ended') {
  const live = await house.live({ state, streamingRoom: randomUUID() });
  const [oranges, tea] = [anItem(), anItem({ title: { 'zh-Hans': '云泽茶', en: 'Tea' } })];
  await house.pin({ session: live.id, item: oranges, from: 3_000, until: 2_000 });
  await house.pin({ session: live.id, item: tea, from: 2_000, until: 1_000 });
  const { rows } = await house.knex.raw<{ rows: [{ at: Date }] }>(
    `SELECT clock_timestamp() - interval '3600 seconds' AS at`,
  );
  const made = aFilm(rows[0].at.toISOString());
  const drafts: HandedDraft[] = [];
  const barred = new Set<string>();
  const verdictOf = (product: string): GateVerdict =>
    barred.has(product) ? { ...CLEARED, showable: false, sellable: false } : CLEARED;
  const { database } = house.deps;
  const deps: ReplayDeps = {
    ...{ database, ledger: house.ledger, ids: systemIds, time: createDatabaseTime(database), known: house.deps.known },
    ...{ replays: replayStore, clips: clipStore, recordings: made.recordings },
    gate: {
      verdictOf,
      recheck: (_tx, products) =>
        Promise.resolve(
          new Map(products.filter((one) => barred.has(one)).map((one) => [one, verdictOf(one)] as const)),
        ),
    },
    drafts: {
      write: (draft) => Promise.resolve(`story${String(drafts.push(draft)).padStart(19, '0')}${randomUUID()}`),
    },
  };
  return { ...live, ...made, oranges, tea, deps, drafts, barred };
}
