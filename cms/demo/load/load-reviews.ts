import { unwrap } from '../../kernel';
import type { Platform } from '../../platform';
import { marksDeps } from '../../server/marks/marks.slice';
import { addMark } from '../../server/marks/write-marks';
import type { SeenWords } from '../../server/review/act-on-case';
import { creditWriter } from '../../server/review/credit-writer';
import { reviewDeps } from '../../server/review/review-wiring';
import { sendBack } from '../../server/review/set-aside';
import { pass, proof } from '../../server/review/sign';
import { submit } from '../../server/review/submit';
import type { DemoReview, DemoStep } from '../review-file';
import { writeStory, type Desk } from './load-stories';
import type { Cast } from './load-topics';

const MINUTE = 60_000;
const PEN = { device: 'demo', method: 'admin' } as const;
const ready = async (): Promise<readonly string[]> => [];

/** Writes what is at work and takes each piece as far through review as it has come, every step by whoever takes it. */
export async function loadReviews(platform: Platform, desk: Desk, cast: Cast): Promise<void> {
  for (const review of desk.files.reviews) await play(platform, { desk, cast, review });
}

type Scene = { readonly desk: Desk; readonly cast: Cast; readonly review: DemoReview };

async function play(platform: Platform, { desk, cast, review }: Scene): Promise<void> {
  const documentId = await writeStory(desk, review);
  const which = { documentId, locale: 'zh-Hans' } as const;
  const writer = cast(review.by);
  const deps = reviewDeps(platform);
  await platform.database.transaction((tx) => creditWriter(deps, tx, { ...which, writer }));
  for (const step of review.course) await take(platform, { which, step, cast, author: review.by });
  if (review.lateMinutes === undefined) return;
  const due_at = new Date(platform.clock.now().getTime() - review.lateMinutes * MINUTE);
  await platform.database
    .read('review_case')
    .where({ document_id: documentId, locale: which.locale })
    .update({ due_at });
}

type Which = Pick<SeenWords, 'documentId' | 'locale'>;
type Taking = { readonly which: Which; readonly step: DemoStep; readonly cast: Cast; readonly author: string };

async function take(platform: Platform, { which, step, cast, author }: Taking): Promise<void> {
  const deps = reviewDeps(platform);
  const kept = await deps.cases.now(platform.database.read, which);
  if (!kept) throw new Error(`The demo wrote ${which.documentId} and it has no case`);
  const seen = { ...which, hash: kept.hash, version: kept.version };
  if (step.do === 'submit') {
    unwrap(await submit({ ...deps, unfinished: ready }, cast(author), seen));
    return;
  }
  const actor = cast(step.by);
  if (step.do === 'pass') unwrap(await pass(deps, actor, { ...seen, note: step.note, pen: PEN }));
  if (step.do === 'proof') unwrap(await proof(deps, actor, { ...seen, proof: 1, errors: step.errors, pen: PEN }));
  if (step.do === 'return') unwrap(await sendBack(deps, actor, { ...seen, reason: step.reason, note: step.note }));
  if (step.do !== 'mark') return;
  const { severity, reason, text, quote } = step;
  // Words that stand once in the text are found wherever they are.
  const anchor = { field: 'body', block: 0, from: 0, to: quote.length, quote, before: '', after: '' } as const;
  const mark = { ...which, anchor, severity, reason, text, mentions: [], revision: kept.revision };
  unwrap(await addMark(marksDeps(platform), actor, mark));
}
