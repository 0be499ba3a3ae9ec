import { errors } from '@strapi/utils';
import type { ContentLocale } from '../../contract';
import { isLocale, locales, type Locale } from '../../kernel';
import { aroundWrites, writtenId, type DocumentWrite, type Platform, type Tx } from '../../platform';
import type { ManuscriptProblem } from './manuscript.rules';
import { MANUSCRIPT } from './manuscript.content-type';
import { manuscriptStore, type ManuscriptStore, type Recorded } from './manuscript-store';
import { checkSaved, prepareRelease, recordFor, type Write } from './write-manuscript';

/** Told inside the transaction of every write, so that what follows from it commits or vanishes with it. */
export type Written = (tx: Tx, id: string) => Promise<void>;

/**
 * Puts the house's rules around every write of a manuscript. Strapi's own transaction begins inside its document service; this
 * one begins around it and carries it along, so a refused check takes back what was saved.
 */
export function guardManuscripts(platform: Platform, written: Written): void {
  const manuscripts = manuscriptStore(platform);
  const deps = { manuscripts, clock: platform.clock };

  aroundWrites(platform.strapi, MANUSCRIPT, (call, next) =>
    platform.database.transaction(async (tx) => {
      const write = writeOf(platform, call);
      if (call.action === 'publish') refuse(platform, await prepareRelease(deps, write));
      else await recordInData(platform, manuscripts, { call, write });
      const result = await next();
      const id = writtenId(call, result);
      if (id === undefined) return result;
      if (call.action !== 'delete') refuse(platform, await checkSaved(deps, { ...write, id }));
      await written(tx, id);
      return result;
    }),
  );
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
  const recorded = recordFor({ ...draft, releasedAt }, { isCorrection, signer: write.signer, now: clock.now() });
  params.data = { ...params.data, ...recorded, signedBy: given.signedBy ?? recorded.signedBy };
}

type SignedIn = { firstname?: string; lastname?: string; username?: string; preferedLanguage?: string };

function signedIn(strapi: Platform['strapi']): SignedIn | undefined {
  // Strapi's admin strategy puts the user there; a job or an import has no request.
  return (strapi.requestContext.get()?.state as { user?: SignedIn } | undefined)?.user;
}

function signerOf(strapi: Platform['strapi']): string | undefined {
  const user = signedIn(strapi);
  if (!user) return undefined;
  const { lastname = '', firstname = '', username = '' } = user;
  // A Chinese name is written without a gap, family name first.
  const isHan = /\p{Script=Han}/u.test(lastname + firstname);
  return (isHan ? `${lastname}${firstname}` : `${firstname} ${lastname}`.trim()) || username;
}

/** The language of whoever reads the refusal: as chosen in their profile, else as the browser says. */
function speech(strapi: Platform['strapi']): Locale {
  const chosen = signedIn(strapi)?.preferedLanguage;
  if (isLocale(chosen)) return chosen;
  const browser = strapi.requestContext.get()?.get('accept-language') ?? '';
  return /^\s*en\b/i.test(browser) ? 'en' : 'zh-Hans';
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
