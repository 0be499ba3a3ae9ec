import type { PointWork } from '../../contract';
import { unwrap } from '../../kernel';
import type { Platform } from '../../platform';
import { caseStore } from '../../server/review/case-store';
import { appealPoints } from '../../server/points/appeal-points';
import { gradeWork } from '../../server/points/grade-work';
import { adoptRule, closeMonth } from '../../server/points/keep-months';
import { monthOf } from '../../server/points/month.rules';
import { pointsDeps } from '../../server/points/points.slice';
import type { PointsDeps } from '../../server/points/points-deps';
import type { DemoFiles } from '../demo-files';
import type { DemoPoints } from '../points-file';
import type { Cast } from './load-topics';

const STATION = 'yunze';
const LOCALE = 'zh-Hans';
const DAYS = 24 * 3_600_000;

type Stage = { readonly deps: PointsDeps; readonly files: DemoFiles; readonly cast: Cast };

/** Grades a part of what went out, last month and this one, by whoever does that at a station; one appeal waits. */
export async function loadPoints(platform: Platform, files: DemoFiles, cast: Cast): Promise<void> {
  const stage: Stage = { deps: pointsDeps(platform), files, cast };
  const { deps } = stage;
  const chief = cast('chief-editor');
  const { rule, last, now, appeal } = files.points;
  await creditReporter(platform, stage);
  const before = monthBefore(await deps.time.now());
  const month = await platform.database.transaction((tx) => deps.months.open(tx, STATION, before));
  if (!month) throw new Error('The demo could not open its books');
  unwrap(await adoptRule(deps, chief, { station: STATION, version: 0, validFrom: before, rule }));
  for (const work of last) await grade(stage, work);
  unwrap(await closeMonth(deps, chief, { station: STATION, month: before, version: month.version }));
  for (const work of now) await grade(stage, work);
  const { story, by, reason } = appeal;
  unwrap(await appealPoints(deps, cast(by), { ...(await workOf(stage, story)), reason }));
}

async function grade(stage: Stage, { story, shares, reason, ...graded }: DemoPoints['last'][number]): Promise<void> {
  const { deps, cast } = stage;
  const which = await workOf(stage, story);
  const version = (await deps.books.standing(deps.database.read, which))?.version ?? 0;
  const who = Object.entries(shares).map(([key, weight]) => ({ person: cast(key).id, weight }));
  const grading = { ...graded, scores: {}, by: 'percent' as const, shares: who };
  unwrap(await gradeWork(deps, cast('desk-head'), { ...which, version, grading, reason }));
}

async function workOf({ deps, files }: Stage, slug: string): Promise<PointWork> {
  const title = files.stories.find((story) => story.slug === slug)?.zh.title;
  const [documentId] = await deps.database
    .read('review_case')
    .where({ station: STATION, locale: LOCALE, title: title ?? '' })
    .pluck<string[]>('document_id');
  if (documentId === undefined) throw new Error(`The demo grades an unknown story: ${slug}`);
  return { documentId, locale: LOCALE };
}

/** The demo's stories were put into the house by nobody of the station; whoever stands above them made them. */
async function creditReporter({ database }: Platform, { files, cast }: Stage): Promise<void> {
  const { id, name } = cast('reporter');
  const isOwn = ({ zh }: DemoFiles['stories'][number]): boolean =>
    zh.byline.some((one) => ('person' in one ? one.person === 'reporter' : one.name === name));
  const titles = files.stories.filter((story) => story.station === STATION && isOwn(story)).map(({ zh }) => zh.title);
  const cases = await database
    .read('review_case')
    .where({ station: STATION })
    .whereIn('title', titles)
    .pluck<string[]>('id');
  await database.transaction(async (tx) => {
    for (const made of cases) await caseStore.addAuthor(tx, made, id);
  });
}

/** The month before the one that it is: the middle of a month less a month's days lies in it. */
function monthBefore(now: Date): string {
  const middle = new Date(`${monthOf(now)}-15T00:00:00Z`).getTime();
  return monthOf(new Date(middle - 30 * DAYS));
}
