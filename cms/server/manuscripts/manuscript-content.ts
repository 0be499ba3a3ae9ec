import { errors } from '@strapi/utils';
import type { Actor, ContentLocale } from '../../contract';
import { isLocale, locales } from '../../kernel';
import { aroundWrites, writtenId, type DocumentWrite, type Platform, type Tx } from '../../platform';
import type { ReviewAround } from '../review/review-wiring';
import type { WritingAround } from '../writing/writing-wiring';
import { admitWords, keepingWords, type Newest } from './admit-content';
import { manuscriptRows } from './draft-rows-store';
import { GateClosed } from './gate-closed-content';
import type { ManuscriptProblem } from './manuscript.rules';
import { MANUSCRIPT } from './manuscript.content-type';
import { manuscriptStore, type ManuscriptStore, type Recorded } from './manuscript-store';
import { signedIn, signerOf, speech } from './speech-content';
import {
  draftsGoingOut,
  recordFor,
  recordRelease,
  releaseProblems,
  savedProblems,
  type Passed,
  type Write,
} from './write-manuscript';

/** Told inside the transaction of every write, so that what follows from it commits or vanishes with it. */
export type Written = (tx: Tx, id: string) => Promise<void>;

/** What stands around every write besides the rules of manuscripts themselves. */
type Around = { readonly review: ReviewAround; readonly writing: WritingAround };

/**
 * Puts the house's rules around every write of a manuscript. Strapi's own transaction begins inside its document service; this
 * one begins around it and carries it along, so a refused check takes back what was saved.
 */
export function guardManuscripts(platform: Platform, { review, writing }: Around, written: Written): void {
  const manuscripts = manuscriptStore(platform);
  const deps = { manuscripts, clock: platform.clock };

  aroundWrites(platform.strapi, MANUSCRIPT, async (call, next) => {
    const actor = await writerOf(platform);
    return keepingWords(platform, { writing, actor }, () =>
      platform.database.transaction(async (tx) => {
        const write = writeOf(platform, call);
        const release = { tx, review, actor };
        if (write.id !== undefined) await review.before(tx, write.id);
        await admitWhole(platform, release, write);
        const newest = await admitWords(writing, { tx, actor, call, write });
        if (call.action === 'publish') await letOut(platform, deps, { write, release });
        else await recordInData(platform, manuscripts, { call, write });
        const result = await next();
        const id = writtenId(call, result);
        if (id === undefined) return result;
        // Publishing copies drafts and changes none; they were looked at before.
        if (call.action !== 'publish') {
          const rows = await manuscriptRows(tx, id);
          if (call.action !== 'delete') refuse(platform, savedProblems(manuscripts.draftsIn(rows), write));
          await review.saved(tx, { id, actor, rows, newest });
        }
        if (call.action === 'clone') await review.copied(tx, { from: wholeOf(write), to: id, actor });
        if (write.alsoPublishes) await letOutSaved(platform, manuscripts, { id, write, release });
        await written(tx, id);
        return result;
      }),
    );
  });
}

type Release = { readonly tx: Tx; readonly review: ReviewAround; readonly actor: Actor };

const wholeOf = ({ id, locales: wanted = locales }: Write) => ({ documentId: id ?? '', locales: wanted });

/** Deleting and copying whole languages: what review has in hand or readers can see is not ended or doubled in passing. */
async function admitWhole(platform: Platform, { tx, review, actor }: Release, write: Write): Promise<void> {
  if (write.action !== 'delete' && write.action !== 'clone') return;
  const whole = wholeOf(write);
  const admitted =
    write.action === 'delete' ? await review.deleting(tx, { ...whole, actor }) : await review.copying(tx, whole);
  if (!admitted.ok) throw new GateClosed(platform, admitted.error);
}

const NONE_READ: Newest = new Map();

/** Publishing: the drafts are finished, covered by signatures, and carry who signed them. */
async function letOut(
  platform: Platform,
  deps: { readonly manuscripts: ManuscriptStore; readonly clock: Platform['clock'] },
  { write, release }: { readonly write: Write; readonly release: Release },
): Promise<void> {
  if (write.id === undefined) return;
  const rows = await manuscriptRows(release.tx, write.id);
  const drafts = draftsGoingOut(deps.manuscripts.draftsIn(rows), write);
  refuse(platform, releaseProblems(drafts));
  // What reached the drafts past the document service is a revision now, and covered by nobody.
  await release.review.saved(release.tx, { id: write.id, actor: release.actor, rows, newest: NONE_READ });
  const out = { id: write.id, locales: drafts.map(({ locale }) => locale) };
  await recordRelease(deps, { id: write.id, drafts, passed: await passEach(platform, release, out) });
}

/** Saving lets out what it saved: who answers for it is known only now, and the draft says the same as what readers see. */
async function letOutSaved(
  platform: Platform,
  manuscripts: ManuscriptStore,
  { id, write, release }: { readonly id: string; readonly write: Write; readonly release: Release },
): Promise<void> {
  const passed = await passEach(platform, release, { id, locales: write.locales ?? locales });
  for (const [locale, { signers }] of passed) {
    if (signers.length > 0) await manuscripts.recordSigners(id, locale, signers);
  }
}

/** Takes each language through the gate; gives who answers for each, and whether it says what it said before. */
async function passEach(
  platform: Platform,
  { tx, review, actor }: Release,
  { id, locales: wanted }: { readonly id: string; readonly locales: readonly ContentLocale[] },
): Promise<ReadonlyMap<ContentLocale, Passed>> {
  const through = new Map<ContentLocale, Passed>();
  for (const locale of wanted) {
    const passed = await review.gate(tx, { documentId: id, locale, actor });
    if (!passed.ok) throw new GateClosed(platform, passed.error);
    through.set(locale, passed.value);
  }
  return through;
}

/** Who writes: the member of staff who is signed in, or the house itself. */
async function writerOf({ strapi, tenancy, stations }: Platform): Promise<Actor> {
  const user = signedIn(strapi);
  const staff = user?.id === undefined ? undefined : await tenancy.staffOf({ id: user.id });
  if (staff?.ok) return staff.value;
  const { root } = await stations.tree();
  return { kind: 'system', id: 'house', name: '系统', station: root?.slug ?? '' };
}

function writeOf({ strapi }: Platform, { action, params }: DocumentWrite): Write {
  // The platform calls for these actions only.
  const known = action as Write['action'];
  return {
    action: known,
    id: params.documentId,
    locales: localesOf(params.locale),
    alsoPublishes: (known === 'create' || known === 'update') && params.status === 'published',
    signer: signerOf(strapi),
  };
}

/** Strapi takes one language, several, `*` for all, or none for the default. */
function localesOf(asked: unknown): readonly ContentLocale[] | undefined {
  if (asked === '*') return undefined;
  const several: readonly unknown[] = Array.isArray(asked) ? asked : [asked ?? locales[0]];
  return several.filter(isLocale);
}

/** A copy is a new manuscript, and saving may publish in the same step: both carry what is recorded in their data. */
async function recordInData(
  { clock }: Platform,
  manuscripts: ManuscriptStore,
  { call, write }: { call: DocumentWrite; write: Write },
): Promise<void> {
  const unrecorded: Recorded = { releasedAt: null, correctedAt: null, signedBy: null };
  const { params } = call;
  if (call.action === 'clone') params.data = { ...params.data, ...unrecorded };
  if (!write.alsoPublishes) return;
  const { id, locales: [locale] = locales } = write;
  const drafts = id === undefined ? [] : await manuscripts.drafts(id);
  const isCorrection = id !== undefined && (await manuscripts.publishedLocales(id)).has(locale ?? '');
  // An import may bring the moment a story first went out, and who signed it.
  const given: Recorded = { ...unrecorded, ...params.data };
  const draft = { ...unrecorded, ...drafts.find((one) => one.locale === locale) };
  const releasedAt = given.releasedAt ?? draft.releasedAt;
  const recorded = recordFor(
    { ...draft, releasedAt },
    { isCorrection, signers: write.signer ? [write.signer] : [], now: clock.now() },
  );
  params.data = { ...params.data, ...recorded, signedBy: given.signedBy ?? recorded.signedBy };
}

/** Strapi's editor shows each message beside its field when the error has this shape. */
function refuse({ errors: book, strapi }: Platform, problems: readonly ManuscriptProblem[]): void {
  const [first] = problems;
  if (!first) return;
  const locale = speech(strapi);
  const told = problems.map(({ field, refused }) => ({
    path: [field],
    message: book.message(refused, locale),
    name: 'ValidationError',
    code: refused.code,
  }));
  throw new errors.ValidationError(book.message(first.refused, locale), { errors: told });
}
