import { createRequire } from 'node:module';
import { join } from 'node:path';
import english from './en.json';
import strapiChinese from './strapi.zh-Hans.json';
import chinese from './zh-Hans.json';

type Words = Readonly<Record<string, string>>;

const STRAPI = join(__dirname, '../../../node_modules/@strapi');

const load = createRequire(__filename);

/** Strapi's own words of a package, with the prefix under which the admin knows them. */
function strapiWords(path: string, prefix: string, locale: string): Words {
  const words = load(join(STRAPI, path, `${locale}.json.js`)) as Words & { default?: Words };
  return Object.fromEntries(Object.entries(words.default ?? words).map(([key, text]) => [prefix + key, text]));
}

const strapi = (locale: string): Words => ({
  ...strapiWords('admin/dist/admin/admin/src/translations', '', locale),
  ...strapiWords('content-manager/dist/admin/translations', 'content-manager.', locale),
  ...strapiWords('upload/dist/admin/translations', 'upload.', locale),
  ...strapiWords('i18n/dist/admin/translations', 'i18n.', locale),
  ...strapiWords('email/dist/admin/translations', 'email.', locale),
  ...strapiWords('content-type-builder/dist/admin/translations', 'content-type-builder.', locale),
});

/**
 * Words of what is sold apart (history, releases, audit logs, single sign-on, machine metadata and translation) or switched off here
 * (tours, surveys, banners): nobody meets them.
 */
const NEVER_MET =
  /^(tours\.|content-manager\.history\.|content-type-builder\.chat\.|upload\.ai\.|Settings\.(permissions\.auditLogs|page\.Purchase[\w-]+|sso|content-history)\.|app\.components\.(FreeTrial|NpsSurvey|UpsellBanner|LeftMenu\.trialCountdown))|AITranslation|ai-translations|aiLocalizations|aiMetadata|[mM]etadata|replace\.description\.ai|premiumFeature/;

/** The arguments of a sentence, `{name}` or `{count, plural, …}`. */
const argumentsOf = (text: string): string[] => [...new Set(text.match(/\{(\w+)(?=[},])/g) ?? [])].sort();

describe('the words of the admin', () => {
  it('are the same in both languages, and never empty', () => {
    expect(Object.keys(chinese).sort()).toEqual(Object.keys(english).sort());
    expect([...Object.values(chinese), ...Object.values(english)].filter((text) => !text.trim())).toEqual([]);
  });

  it('take Strapi’s place only where Strapi says something, with arguments that Strapi gives', () => {
    const theirs = strapi('en');
    const wrong = Object.entries(strapiChinese).filter(([key, text]) => {
      const given = argumentsOf(theirs[key] ?? '');
      return !(key in theirs) || argumentsOf(text).some((argument) => !given.includes(argument));
    });
    expect(wrong).toEqual([]);
  });

  it('leave to Strapi what Strapi says in Chinese itself', () => {
    const theirs = strapi('zh-Hans');
    expect(Object.keys(strapiChinese).filter((key) => key in theirs)).toEqual([]);
  });

  it('cover in Chinese everything that anybody meets here', () => {
    const known: Words = { ...strapi('zh-Hans'), ...strapiChinese, ...chinese };
    expect(Object.keys(strapi('en')).filter((key) => !NEVER_MET.test(key) && !(key in known))).toEqual([]);
  });
});
