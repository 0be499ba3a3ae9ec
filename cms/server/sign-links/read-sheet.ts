import type { DiffRun, FieldDiff, SignSheet, StaffActor } from '../../contract';
import { err, ok, type Result } from '../../kernel';
import type { Tx } from '../../platform';
import type { Case } from '../review/case-store';
import { sinceWhich } from '../review/since.rules';
import { compareContents } from '../revisions/compare-words';
import type { Revision } from '../revisions/revision-store';
import { hashOfContent } from '../revisions/revision.rules';
import { withLink, type Keys } from './open-link';
import type { SignDeps, SignRefusal } from './sign-deps';
import type { SignLink } from './sign-link-store';

/** What there is to sign: exactly the words that the link was made for, or a refusal when they moved. */
export async function readSheet(deps: SignDeps, keys: Keys): Promise<Result<SignSheet, SignRefusal>> {
  return withLink(deps, keys, async (tx, { link, holder }) => {
    const bound = await boundCase(deps, tx, link);
    if (!bound.ok) return bound;
    const { kept, revision, signer } = bound.value;
    const report = await deps.reportOn(revision);
    return ok({
      signer: signer.name,
      level: link.level,
      locale: link.locale,
      title: kept.title,
      author: kept.authorName,
      column: await deps.columnName(kept.columnId),
      revision: revision.n,
      hash: revision.hash,
      content: { ...revision.content },
      findings: report.findings.map(({ severity, text, message, waiver }) => ({
        severity,
        text,
        message,
        waived: waiver !== null,
      })),
      marks: await openMarks(deps, tx, link),
      since: await sinceRead(deps, tx, { link, kept, revision }),
      expiresAt: link.expiresAt.toISOString(),
      holder,
    });
  });
}

/** What a link is bound to: its person, the case at its level, and the words. */
export type Bound = { readonly kept: Case; readonly revision: Revision; readonly signer: StaffActor };

/**
 * What a link is bound to, while all of it still holds: its person holds the level, the case waits for it, and it says these words,
 * whose hash is computed anew.
 */
export async function boundCase(deps: SignDeps, tx: Tx, link: SignLink): Promise<Result<Bound, SignRefusal>> {
  const signer = await deps.signer(link.person);
  if (!signer || !(await deps.holds(signer, link.level))) return err('REVIEW.NOT_YOUR_LEVEL', { level: link.level });
  const kept = await deps.review.cases.now(tx, link);
  if (!kept || !signer.stations.includes(kept.station)) return err('SIGN.NO_SUCH_LINK');
  const revision = await deps.review.revisions.byNumber(tx, link, kept.revision);
  if (!revision || kept.hash !== link.hash || hashOfContent(revision.content) !== link.hash)
    return err('REVIEW.WORDS_MOVED');
  return kept.level === link.level ? ok({ kept, revision, signer }) : err('REVIEW.NOT_NOW', { state: kept.state });
}

async function sinceRead(
  deps: SignDeps,
  tx: Tx,
  { link, kept, revision }: { readonly link: SignLink; readonly kept: Case; readonly revision: Revision },
): Promise<SignSheet['since']> {
  const signatures = await deps.review.signatures.of(tx, kept.id);
  // Words that were edited by hand for one account are signed beside it.
  const own = signatures.filter(({ channel }) => !channel);
  const since = sinceWhich(own, { person: link.person, level: link.level, hash: kept.hash });
  if (!since) return null;
  const { revision: n, whose, name } = since;
  const older = await deps.review.revisions.byNumber(tx, link, n);
  return {
    revision: n,
    whose,
    name,
    fields: await columnsNamed(deps, compareContents(older?.content, revision.content, kept.rules)),
  };
}

/** A column is kept by its id, which says nothing to people. */
async function columnsNamed(deps: SignDeps, fields: readonly FieldDiff[]): Promise<FieldDiff[]> {
  const named = async ({ op, text }: DiffRun): Promise<DiffRun> => ({ op, text: await deps.columnName(text) });
  return Promise.all(
    fields.map(async (one) =>
      one.field === 'column' ? { ...one, runs: await Promise.all(one.runs.map(named)) } : one,
    ),
  );
}

async function openMarks(deps: SignDeps, tx: Tx, link: SignLink): Promise<SignSheet['marks']> {
  const open = (await deps.review.marks.on(tx, link)).filter(({ state }) => state === 'open');
  return open.map(({ anchor, text, name, severity }) => ({
    ...{ quote: anchor.quote, text, name },
    must: severity === 'must',
  }));
}
