import type { Locale, Text } from './locale';
import { Bug, type Refusal } from './result';

/** The HTTP statuses a refusal may carry: a closed list, so that a typo is a type error. */
export type RefusalStatus =
  | 400
  | 401
  | 402
  | 403
  | 404
  | 405
  | 408
  | 409
  | 410
  | 412
  | 413
  | 414
  | 415
  | 422
  | 423
  | 428
  | 429
  | 451
  | 502
  | 503
  | 504;

/** One refusal as declared: its status and its sentence; `Details` exists for the compiler alone. */
export interface RefusalSpec<Details> {
  readonly status: RefusalStatus;
  readonly text: Text;
  readonly details?: (phantom: never) => Details;
}

type RefusalSpecs = Readonly<Record<string, RefusalSpec<unknown>>>;
type DetailsOf<Spec> = Spec extends RefusalSpec<infer Details> ? Details : never;
type DetailsArgument<Details> = [Details] extends [undefined] ? [details?: undefined] : [details: Details];

/** A refusal with its full code, as documents, translations and OpenAPI list it. */
export interface ErrorEntry {
  readonly code: string;
  readonly status: RefusalStatus;
  readonly text: Text;
}

/** The refusals of one namespace, typed by name. */
export interface ErrorCatalog<Namespace extends string, Specs extends RefusalSpecs> {
  readonly namespace: Namespace;
  readonly specs: Specs;
  status(code: `${Namespace}.${keyof Specs & string}`): RefusalStatus;
  message<Name extends keyof Specs & string>(
    code: `${Namespace}.${Name}`,
    locale: Locale,
    ...details: DetailsArgument<DetailsOf<Specs[Name]>>
  ): string;
  entries(): readonly ErrorEntry[];
}

/** What is common to all catalogs, whatever they hold. */
export interface AnyCatalog {
  readonly namespace: string;
  readonly specs: RefusalSpecs;
  entries(): readonly ErrorEntry[];
}

/** All catalogs of a running host, asked by codes that arrive as plain strings. */
export interface ErrorBook {
  has(code: string): boolean;
  status(code: string): RefusalStatus;
  message(refusal: Refusal, locale: Locale): string;
  entries(): readonly ErrorEntry[];
}

/** The `Refusal` type of some names of a catalog, or of all of them. */
export type RefusalOf<
  Catalog extends AnyCatalog,
  Name extends keyof Catalog['specs'] & string = keyof Catalog['specs'] & string,
> = { [N in Name]: Refusal<`${Catalog['namespace']}.${N}`, DetailsOf<Catalog['specs'][N]>> }[Name];

/** Declares one refusal; `{name}` in a sentence is filled from the detail of that name. */
export function refusal(status: RefusalStatus, zh: string, en: string): RefusalSpec<undefined>;
export function refusal<Details>(status: RefusalStatus, zh: string, en: string): RefusalSpec<Details>;
export function refusal(status: RefusalStatus, zh: string, en: string): RefusalSpec<unknown> {
  return { status, text: { 'zh-Hans': zh, en } };
}

/** Declares the refusals of a namespace; a code is `NAMESPACE.NAME`. Throws on a malformed declaration. */
export function defineErrors<const Namespace extends string, const Specs extends RefusalSpecs>(
  namespace: Namespace,
  specs: Specs,
): ErrorCatalog<Namespace, Specs> {
  const entries = Object.entries(specs).map(([name, { status, text }]) => ({
    code: `${namespace}.${name}`,
    status,
    text,
  }));
  entries.forEach(assertWellFormed);
  const book = bookOf(entries);
  return {
    namespace,
    specs,
    status: (code) => book.status(code),
    message: (code, locale, ...[details]) => book.message({ code, details }, locale),
    entries: () => entries,
  };
}

/** Joins the catalogs of host and plugins; two owners of one namespace are a bug, found at start-up. */
export function mergeCatalogs(catalogs: readonly AnyCatalog[]): ErrorBook {
  const names = catalogs.map((catalog) => catalog.namespace);
  const twice = names.filter((name, index) => names.indexOf(name) !== index);
  if (twice.length > 0) throw new Bug(`error namespace declared twice: ${[...new Set(twice)].join(', ')}`);
  return bookOf(catalogs.flatMap((catalog) => catalog.entries()));
}

function bookOf(entries: readonly ErrorEntry[]): ErrorBook {
  const byCode = new Map(entries.map((entry) => [entry.code, entry]));
  const find = (code: string): ErrorEntry => {
    const entry = byCode.get(code);
    if (!entry) throw new Bug(`no catalog declares the error code ${code}`);
    return entry;
  };
  return {
    has: (code) => byCode.has(code),
    status: (code) => find(code).status,
    message: ({ code, details }, locale) => fill(find(code), locale, details),
    entries: () => entries,
  };
}

const PLACEHOLDER = /\{([^{}]*)\}/g;
const SEPARATOR: Text = { 'zh-Hans': '、', en: ', ' };

function fill(entry: ErrorEntry, locale: Locale, details: unknown): string {
  return entry.text[locale].replace(PLACEHOLDER, (_match, name: string) => {
    const value = detail(details, name);
    const parts: readonly unknown[] = Array.isArray(value) ? value : [value];
    return parts.map((part) => printable(part, `${entry.code} {${name}}`)).join(SEPARATOR[locale]);
  });
}

function detail(details: unknown, name: string): unknown {
  if (typeof details !== 'object' || details === null || !Object.hasOwn(details, name)) return undefined;
  // hasOwn above is the check; the index signature only lets TypeScript read the name.
  return (details as Readonly<Record<string, unknown>>)[name];
}

function printable(value: unknown, where: string): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'number' || typeof value === 'bigint') return value.toString();
  throw new Bug(`${where} has no detail that can be printed`);
}

function assertWellFormed({ code, text }: ErrorEntry): void {
  if (!/^[A-Z][A-Z0-9_]*\.[A-Z][A-Z0-9_]*$/.test(code)) throw new Bug(`malformed error code ${code}`);
  const placeholders = Object.values(text).map((sentence) => {
    if (sentence.trim() === '') throw new Bug(`${code} lacks a sentence in one language`);
    return [...new Set([...sentence.matchAll(PLACEHOLDER)].map(([, name]) => name))].sort().join();
  });
  // A fact named in one language only means that one of the readers is told less.
  if (new Set(placeholders).size !== 1) throw new Bug(`${code} names different placeholders in its languages`);
}
