import type { ContentLocale, StaffActor } from '../../contract';
import { err, ok, type Refusal, type Result } from '../../kernel';
import { paragraphs } from '../revisions/compare-words';
import type { Which } from '../revisions/revision-store';
import { likeness, SIMILAR_ENOUGH, termsOf } from '../topics/similar.rules';
import type { WritingDeps } from './writing-deps';

/** A manuscript that seems to tell the same. */
export type Similar = {
  readonly documentId: string;
  readonly locale: ContentLocale;
  readonly title: string;
  readonly author: string;
  readonly changedAt: string;
  readonly likeness: number;
};

/** News is told again within days; what is older is another story. */
const DAYS = 30;
const MOST = 5;

/** Finds manuscripts of one's stations that seem to tell the same (查重): by the terms of their titles, in this title and first lines. */
export async function findSimilar(
  deps: Pick<WritingDeps, 'database' | 'cases' | 'revisions'>,
  actor: StaffActor,
  which: Which,
): Promise<Result<{ found: Similar[] }, Refusal<'HEARTH.NOT_FOUND', undefined>>> {
  const { read } = deps.database;
  const own = await deps.revisions.last(read, which);
  if (!own || !actor.stations.includes(own.station)) return err('HEARTH.NOT_FOUND');
  const { title, summary, body } = own.content;
  const opening = paragraphs(body)
    .slice(0, 2)
    .map(({ text }) => text);
  const terms = termsOf(...[title, summary].filter((one) => typeof one === 'string'), ...opening);
  const others = await deps.cases.recent(read, { stations: actor.stations, locale: which.locale, days: DAYS });
  const found = others
    .filter(({ documentId }) => documentId !== which.documentId)
    .map(({ documentId, locale, title: theirs, authorName, changedAt }) => ({
      ...{ documentId, locale, title: theirs, author: authorName },
      changedAt: changedAt.toISOString(),
      likeness: Math.round(likeness(terms, termsOf(theirs)) * 100) / 100,
    }))
    .filter((one) => one.likeness >= SIMILAR_ENOUGH)
    .sort((one, other) => other.likeness - one.likeness);
  return ok({ found: found.slice(0, MOST) });
}
