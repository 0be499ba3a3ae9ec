import { errors } from '@strapi/utils';
import type { Actor, ContentLocale } from '../../contract';
import type { Platform, Tx } from '../../platform';
import type { Revision } from '../revisions/revision-store';
import type { Save, Turned } from '../writing/admit-write';
import type { WritingRefusal } from '../writing/writing-deps';
import type { WritingAround } from '../writing/writing-wiring';
import type { DocumentWrite } from '../../platform';
import type { Write } from './write-manuscript';
import { speech } from './speech-content';

/** A save that was refused; its words are kept once its transaction has been taken back. */
class TurnedAway extends Error {
  override name = 'TurnedAway';
  constructor(
    readonly which: { readonly documentId: string; readonly locale: ContentLocale },
    readonly turned: Turned,
  ) {
    super(turned.refused.code);
  }
}

type Saving = { readonly tx: Tx; readonly actor: Actor; readonly call: DocumentWrite; readonly write: Write };

/** The newest revisions of the languages that a save changes, by which it was held. */
export type Newest = ReadonlyMap<ContentLocale, Revision | undefined>;

/** Lets the words of a save in, merged with what was saved meanwhile, or turns them away. */
export async function admitWords(writing: WritingAround, { tx, actor, call, write }: Saving): Promise<Newest> {
  const { params } = call;
  const newest = new Map<ContentLocale, Revision | undefined>();
  const { base, data } = takeBase(call);
  if (call.action === 'create') await writing.created(tx, { locales: write.locales ?? [], actor });
  for (const locale of changedLocales(write)) {
    const which = { documentId: write.id ?? '', locale };
    const admitted = await writing.admit(tx, { which, actor, base, data });
    if (!admitted.ok) throw new TurnedAway(which, admitted.error);
    const { data: words, last } = admitted.value;
    newest.set(locale, last);
    // A save nearly always says something new, so it carries the number that its revision will have; else the number is put back.
    if (call.action === 'update') params.data = last ? { ...words, revision: last.n + 1 } : { ...words };
    await writing.saved(tx, { which, actor });
  }
  return newest;
}

/** Takes the number of the revision that was seen out of a save: it is of the page, not of the manuscript. */
function takeBase({ action, params }: DocumentWrite): Pick<Save, 'base' | 'data'> {
  const { revision, ...data } = params.data ?? {};
  if (params.data) params.data = action === 'clone' ? { ...data, revision: null } : data;
  return { base: typeof revision === 'number' ? revision : undefined, data };
}

/** The languages whose words a write changes; publishing and taking back change none. */
const changedLocales = ({ action, id, locales = [] }: Write): readonly ContentLocale[] =>
  id !== undefined && (action === 'update' || action === 'discardDraft') ? locales : [];

/** Runs a write; the words of one that was turned away are kept, and its writer is told where they are. */
export async function keepingWords<T>(
  platform: Platform,
  { writing, actor }: { readonly writing: WritingAround; readonly actor: Actor },
  write: () => Promise<T>,
): Promise<T> {
  try {
    return await write();
  } catch (error) {
    if (!(error instanceof TurnedAway)) throw error;
    const { which, turned } = error;
    await writing.keep({ which, actor, turned });
    throw told(platform, turned.refused);
  }
}

function told({ errors: book, strapi }: Platform, refused: WritingRefusal): Error {
  const details = refused.details ?? {};
  return new errors.ApplicationError(book.message(refused, speech(strapi)), { code: refused.code, ...details });
}
