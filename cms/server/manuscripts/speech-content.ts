import { isLocale, type Locale } from '../../kernel';
import type { Platform } from '../../platform';

type SignedIn = { id?: number; firstname?: string; lastname?: string; username?: string; preferedLanguage?: string };

/** The member of staff whose request this is. */
export function signedIn(strapi: Platform['strapi']): SignedIn | undefined {
  // Strapi's admin strategy puts the user there; a job or an import has no request.
  return (strapi.requestContext.get()?.state as { user?: SignedIn } | undefined)?.user;
}

/** The name of whoever is signed in. */
export function signerOf(strapi: Platform['strapi']): string | undefined {
  const user = signedIn(strapi);
  if (!user) return undefined;
  const { lastname = '', firstname = '', username = '' } = user;
  // A Chinese name is written without a gap, family name first.
  const isHan = /\p{Script=Han}/u.test(lastname + firstname);
  return (isHan ? `${lastname}${firstname}` : `${firstname} ${lastname}`.trim()) || username;
}

/** The language of whoever reads the refusal: as chosen in their profile, else as the browser says. */
export function speech(strapi: Platform['strapi']): Locale {
  const chosen = signedIn(strapi)?.preferedLanguage;
  if (isLocale(chosen)) return chosen;
  const browser = strapi.requestContext.get()?.get('accept-language') ?? '';
  return /^\s*en\b/i.test(browser) ? 'en' : 'zh-Hans';
}
