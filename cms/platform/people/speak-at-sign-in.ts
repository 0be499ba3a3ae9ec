import type { Core } from '@strapi/strapi';
import { type peopleErrors, type RefusalOf } from '../../contract';
import type { ErrorBook } from '../../kernel';
import { localeOf } from '../http/answer';

type Refused = RefusalOf<typeof peopleErrors, 'SIGN_IN_REFUSED' | 'SIGN_IN_TOO_OFTEN'>;

/** What Strapi says in English whatever the page speaks, by the refusal of ours that says the same. */
const SAID: Readonly<Record<string, Refused>> = {
  'Invalid credentials': { code: 'PEOPLE.SIGN_IN_REFUSED', details: undefined },
  'Too many requests, please try again later.': { code: 'PEOPLE.SIGN_IN_TOO_OFTEN', details: undefined },
};

/** Strapi's sign-in page shows the server's words as they come: this puts them into the language of whoever reads them. */
export function speakAtSignIn(strapi: Core.Strapi, book: ErrorBook): void {
  strapi.server.use(async (ctx, next) => {
    await next();
    if (ctx.path !== '/admin/login' || ctx.status < 400) return;
    const { error } = ctx.body as { error?: { message?: string } }; // The shape of every error of Strapi.
    const refused = SAID[error?.message ?? ''];
    if (error && refused) error.message = book.message(refused, localeOf(undefined, ctx.get('accept-language')));
  });
}
