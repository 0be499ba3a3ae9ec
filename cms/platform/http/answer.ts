import { z, type ZodError, type ZodType } from 'zod';
import type { FieldProblem } from '../../contract';
import { type ErrorBook, type Locale, type Refusal, type Result } from '../../kernel';
import { unkeepablePaths } from './unkeepable.rules';

/** The body of every refusal: the code for programs, the message for people, the request id for whoever looks into it. */
export type ErrorBody = {
  readonly error: {
    readonly code: string;
    readonly message: string;
    readonly details: unknown;
    readonly requestId: string;
  };
};

/** Puts a refusal into the reader's words. */
export function refusalBody(book: ErrorBook, refused: Refusal, request: { id: string; locale: Locale }): ErrorBody {
  const message = book.message(refused, request.locale);
  return { error: { code: refused.code, message, details: refused.details ?? {}, requestId: request.id } };
}

/** Parses one part of a request; all problems are told at once, each with its path. */
export function parsePart(part: 'params' | 'query' | 'body', schema: ZodType | undefined, raw: unknown): Parts {
  if (!schema) return { ok: true, value: undefined };
  const parsed = schema.safeParse(raw);
  if (!parsed.success) return { ok: false, error: fieldProblems(part, parsed.error) };
  const paths = unkeepablePaths(parsed.data);
  if (paths.length === 0) return { ok: true, value: parsed.data };
  return {
    ok: false,
    error: (locale) => paths.map((path) => ({ path: whole(part, path), message: UNKEEPABLE[locale] })),
  };
}

const UNKEEPABLE = { 'zh-Hans': '含有无法保存的字符，请删去', en: 'Has a character that cannot be kept; remove it' };

type Parts = Result<unknown, (locale: Locale) => readonly FieldProblem[]>;

const SPEECH = { 'zh-Hans': z.locales.zhCN().localeError, en: z.locales.en().localeError };

/** Zod words its messages while parsing; they are worded again here, because only here the reader's language is known. */
function fieldProblems(part: string, error: ZodError): (locale: Locale) => readonly FieldProblem[] {
  return (locale) =>
    error.issues.map((issue) => {
      const path = issue.path.map(String).join('.');
      // A rule of our own brings its text; zod's own rules are worded by zod's catalogue for the language.
      const worded = issue.code === 'custom' ? issue.message : SPEECH[locale](issue as Parameters<typeof SPEECH.en>[0]);
      const message = typeof worded === 'string' ? worded : (worded?.message ?? issue.message);
      return { path: whole(part, path), message };
    });
}

const whole = (part: string, path: string): string => (part === 'body' ? path : `${part}.${path}`);

/** Chooses the language of an answer: what the caller asks for, else what the browser says, else Chinese. */
export function localeOf(asked: unknown, acceptLanguage: string | undefined): Locale {
  if (asked === 'en' || asked === 'zh-Hans') return asked;
  return /^\s*en\b/i.test(acceptLanguage ?? '') ? 'en' : 'zh-Hans';
}

/** The answer when we broke: it says what to quote to whoever looks into it, and nothing of the inside. */
export function brokenBody(request: { readonly id: string; readonly locale: Locale }): ErrorBody {
  const zh = `服务出了问题，已记录（编号 ${request.id}）`;
  const message = request.locale === 'en' ? `Something broke on our side; it is logged as ${request.id}` : zh;
  return { error: { code: 'HEARTH.BROKEN', message, details: {}, requestId: request.id } };
}
