import { errors } from '@strapi/utils';
import type { Platform } from '../../platform';
import { wordedRefusal } from '../review/gate-words';
import type { ReviewRefusal } from '../review/review-deps';
import { speech } from './speech-content';

/** What is thrown through Strapi where the gate keeps words back: it says why to people, and carries the refusal for the house. */
export class GateClosed extends errors.ApplicationError {
  constructor(
    { errors: book, strapi }: Pick<Platform, 'errors' | 'strapi'>,
    readonly refused: ReviewRefusal,
  ) {
    const locale = speech(strapi);
    const details = 'details' in refused ? refused.details : {};
    super(book.message(wordedRefusal(refused, locale), locale), { code: refused.code, ...details });
  }
}
