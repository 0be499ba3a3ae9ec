import { errors } from '@strapi/utils';
import type { ContentLocale, DeliveryProblem } from '../../contract';
import type { Platform } from '../../platform';
import { GateClosed } from '../manuscripts/gate-closed-content';
import { MANUSCRIPT } from '../manuscripts/manuscript.content-type';
import { caseStore } from '../review/case-store';
import { wordedRefusal } from '../review/gate-words';
import type { ReviewRefusal } from '../review/review-deps';
import type { HousePorts } from './house-outlets';
import type { SendOutcome } from './outlet.rules';

/** As much of Strapi's document service as presses publish. */
type Documents = Readonly<Record<'publish' | 'unpublish', (wanted: Wanted) => Promise<unknown>>>;
type Wanted = { readonly documentId: string; readonly locale: ContentLocale };

type Ground = Pick<Platform, 'strapi' | 'database' | 'errors'>;
type Problem = Omit<DeliveryProblem, 'kind'>;

/**
 * Presses publish as a person does, with everything that the house puts around it. Strapi publishes a draft, so words that are the
 * newest no more are not pressed for: somebody is writing on, and what they write is signed and sent by itself.
 */
export function pressOf({ strapi, database, errors: book }: Ground): HousePorts['press'] {
  const documents = documentsOf(strapi);
  return async ({ documentId, locale, masterHash }) => {
    const kept = await caseStore.now(database.read, { documentId, locale });
    if (kept?.hash !== masterHash) return { kind: 'retryable', problem: MOVED };
    try {
      await documents.publish({ documentId, locale });
      return undefined;
    } catch (error) {
      if (error instanceof GateClosed) return { kind: 'retryable', problem: closed(book, error.refused) };
      if (error instanceof errors.ApplicationError) return { kind: 'final', problem: unfinished(error) };
      throw error;
    }
  };
}

/** Takes a story from readers in one language, as a person does who unpublishes it. */
export const unpublishOf =
  ({ strapi }: Pick<Platform, 'strapi'>): HousePorts['unpublish'] =>
  async ({ documentId, locale }) => {
    await documentsOf(strapi).unpublish({ documentId, locale });
  };

// Strapi's services are untyped for content types declared in code.
const documentsOf = (strapi: Platform['strapi']): Documents => strapi.documents(MANUSCRIPT);

const MOVED: Problem = {
  code: 'WORDS_MOVED',
  path: null,
  message: { 'zh-Hans': '签发之后稿件又改过', en: 'The story was edited after it was signed' },
  cure: {
    'zh-Hans': '改后的内容签发后自动发布；不改了，请恢复到签发的版本',
    en: 'What was edited goes out by itself once it is signed; or go back to the words that were signed',
  },
};

const AGAIN: DeliveryProblem['cure'] = {
  'zh-Hans': '处理后自动重试，也可以在发布单里重试',
  en: 'It is tried again by itself once that is settled',
};

/** The gates of the delivery say the same at its next turn, and there it waits. */
function closed(book: Platform['errors'], refused: ReviewRefusal): Problem {
  const said = (locale: ContentLocale): string => book.message(wordedRefusal(refused, locale), locale);
  return { code: refused.code, path: null, message: { 'zh-Hans': said('zh-Hans'), en: said('en') }, cure: AGAIN };
}

/** What Strapi's editor would show beside the fields. */
function unfinished(error: Error): NonNullable<Extract<SendOutcome, { kind: 'final' }>['problem']> {
  return {
    code: 'UNFINISHED',
    path: null,
    message: { 'zh-Hans': error.message, en: error.message },
    cure: {
      'zh-Hans': '请在稿件里补齐后重新签发',
      en: 'Complete the manuscript and have it signed again',
    },
  };
}
