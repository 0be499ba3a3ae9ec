import { z, type ZodType } from 'zod';
import type { RouteContract } from '@hearth/cms/contract';
import { sampleOf, type About } from '../tenancy/sample';

type Schema = {
  readonly type?: string;
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly allOf?: readonly Schema[];
  readonly properties?: Readonly<Record<string, Schema>>;
};

/** The parts of a request that a contract speaks of. */
export type Parts = { readonly params: unknown; readonly query: unknown; readonly body: unknown };

/** The names that a part of a request has fields for. */
export function fieldsOf(schema: ZodType | undefined): Readonly<Record<string, Schema>> {
  if (!schema) return {};
  const { properties, anyOf, oneOf, allOf } = described(schema);
  // Of several shapes the first; what all refuse is told for the whole and not for a field.
  return properties ?? [...(anyOf ?? []), ...(oneOf ?? []), ...(allOf ?? [])][0]?.properties ?? {};
}

/** Whether a part is one of several shapes, so that a wrong one is refused as a whole. */
export function isChoice(schema: ZodType | undefined): boolean {
  const { anyOf, oneOf } = schema ? described(schema) : {};
  return Boolean(anyOf ?? oneOf);
}

function described(schema: ZodType): Schema {
  return z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as Schema;
}

/** A request whose every field is of a kind that its schema does not take, and the fields of it that must be named. */
export function wrongRequest(route: RouteContract): { readonly parts: Parts; readonly named: readonly string[] } {
  const body = Object.entries(fieldsOf(route.body)).filter(([, field]) => isNarrow(field));
  const query = Object.entries(fieldsOf(route.query));
  return {
    parts: {
      params: Object.fromEntries(Object.keys(fieldsOf(route.params)).map((name) => [name, '~É~'])),
      // A name that is said twice is a list, and no query takes one.
      query: Object.fromEntries(query.map(([name]) => [name, ['~', '~']])),
      body: Object.fromEntries(body.map(([name, field]) => [name, misfit(field)])),
    },
    named: [
      ...Object.keys(fieldsOf(route.params)).map((name) => `params.${name}`),
      ...query.map(([name]) => `query.${name}`),
      ...(isChoice(route.body) ? [] : body.map(([name]) => name)),
    ],
  };
}

/** A field that takes anything cannot be filled wrongly. */
function isNarrow({ type, anyOf, oneOf, allOf, enum: choices, ...rest }: Schema): boolean {
  return 'const' in rest || Boolean(type ?? anyOf ?? oneOf ?? allOf ?? choices);
}

/** Each type has a value that no other one takes; a choice takes none of a list within a list. */
function misfit({ type }: Schema): unknown {
  return type === 'array' || type === 'object' ? 7 : [[]];
}

/** What a well-meant request holds, for tests that spoil it from there. */
export function plainRequest(route: RouteContract, about: About): Parts {
  return {
    params: sampleOf(route.params, about) ?? {},
    query: sampleOf(route.query, about) ?? {},
    body: sampleOf(route.body, about) ?? {},
  };
}

/** The address of a route with its params and query filled in. */
export function addressOf({ path }: RouteContract, { params, query }: Pick<Parts, 'params' | 'query'>): string {
  const given = params as Readonly<Record<string, unknown>>;
  const filled = path.replace(/:(\w+)/g, (_match, name: string) => encodeURIComponent(well(given[name] ?? 'x')) || 'x');
  const pairs = Object.entries(query as Readonly<Record<string, unknown>>).flatMap(([name, value]) =>
    (Array.isArray(value) ? value : [value]).map((one): [string, string] => [name, well(one)]),
  );
  const search = new URLSearchParams(pairs).toString();
  return search ? `${filled}?${search}` : filled;
}

/** Text that an address can hold: half of a surrogate pair cannot be encoded. */
function well(value: unknown): string {
  const text = typeof value === 'string' ? value : JSON.stringify(value ?? null);
  return text.replace(/\p{Cs}/gu, '');
}
