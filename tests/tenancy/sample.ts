import { z, type ZodType } from 'zod';

/** What a generated request should be about. */
export type About = { readonly station: string; readonly ids: readonly string[] };

type Schema = {
  readonly type?: string;
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly examples?: readonly unknown[];
  readonly format?: string;
  readonly pattern?: string;
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly allOf?: readonly Schema[];
  readonly items?: Schema;
  readonly minItems?: number;
  readonly minLength?: number;
  readonly minimum?: number;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
};

const NOBODY = '0195f000-0000-7000-8000-000000000000';

const CLOCK = '^([01]\\d|2[0-3]):[0-5]\\d$';
const DOCUMENT = /^[a-z0-9]{24}$/;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Names under which a request speaks of a station. */
const STATION = /^(station|stations|parent)$/;

/** A value that a schema takes, about things of a station: ids are that station's, and so is every station named. */
export function sampleOf(schema: ZodType | undefined, about: About): unknown {
  if (!schema) return undefined;
  return sample(inlined(z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' })), { name: '', about });
}

/** Shapes that have a name of their own stand apart in a JSON schema; here each stands where it is used. */
function inlined(schema: object): Schema {
  const { $defs = {} } = schema as { readonly $defs?: Readonly<Record<string, unknown>> };
  const named = (value: unknown): unknown =>
    typeof value === 'object' && value !== null && '$ref' in value
      ? $defs[String(value.$ref).replace('#/$defs/', '')]
      : value;
  // What zod writes for a schema follows the little of JSON Schema that `Schema` describes.
  return JSON.parse(JSON.stringify(schema), (_key, value: unknown) => named(value)) as Schema;
}

type At = { readonly name: string; readonly about: About };

const BY_TYPE: Readonly<Record<string, (schema: Schema, at: At) => unknown>> = {
  object,
  array: ({ minItems = 1, items = {} }, at) => Array.from({ length: minItems }, () => sample(items, at)),
  integer: ({ minimum = 1 }) => Math.max(minimum, 1),
  number: ({ minimum = 1 }) => Math.max(minimum, 1),
  boolean: () => true,
  null: () => null,
};

function sample(schema: Schema, at: At): unknown {
  if ('const' in schema) return schema.const;
  // What holds together only as a whole brings an example with it.
  if (schema.examples) return schema.examples[0];
  if (schema.enum) return schema.enum[0];
  const option = optionOf(schema, at);
  if (option) return sample(option, at);
  return (BY_TYPE[schema.type ?? ''] ?? text)(schema, at);
}

/** What may be nothing is nothing, unless it is a station. */
function optionOf({ anyOf, oneOf, allOf }: Schema, { name }: At): Schema | undefined {
  const options = anyOf ?? oneOf ?? allOf ?? [];
  return (STATION.test(name) ? undefined : options.find(({ type }) => type === 'null')) ?? options[0];
}

function object(schema: Schema, { about }: At): unknown {
  const entries = Object.entries(schema.properties ?? {})
    // Optional words are left out, so that a request is as plain as it can be; a station is always named.
    .filter(([name]) => STATION.test(name) || (schema.required ?? []).includes(name))
    .map(([name, part]) => [name, sample(part, { name, about })] as const);
  return Object.fromEntries(entries);
}

/** Starts and ends of spans fit together: whatever ends does so an hour later. */
const moment = (name: string): string =>
  new Date(Date.now() + (/^(to|end)/.test(name) ? 2 : 1) * 3_600_000).toISOString();

const BY_FORMAT: Readonly<Record<string, (at: At) => string>> = {
  uuid: ({ about }) => about.ids.find((id) => UUID.test(id)) ?? NOBODY,
  email: ({ about }) => `somebody@${about.station}.example`,
  'date-time': ({ name }) => moment(name),
  date: ({ name }) => moment(name).slice(0, 10),
  uri: ({ about }) => `https://${about.station}.example/posts/1`,
};

function text(schema: Schema, at: At): string {
  const { name, about } = at;
  if (STATION.test(name)) return about.station;
  // Documents of Strapi are called by 24 letters and figures, everything of ours by a UUID.
  if (name === 'documentId') return about.ids.find((id) => DOCUMENT.test(id)) ?? 'a'.repeat(24);
  return BY_FORMAT[schema.format ?? '']?.(at) ?? plain(schema);
}

/** What a pattern wants, by a piece of it: the first that fits. */
const BY_PATTERN: readonly (readonly [RegExp, string])[] = [
  // A dead letter is called by what failed: a job by its id, an event's delivery by more than that.
  [/j\\\.\[0-9a-f-\]\{36\}/, `j.${NOBODY}`],
  // A rule is about a kind of notice or about all of them.
  [/^\^\(\\\*\|/, '*'],
  // A month of books.
  [/^\^20\\d\{2\}-\(0/, '2026-12'],
  // A day and an hour as a wall shows them.
  [/^\^20\\d\\d-/, '2026-12-01T08:00'],
  [/#/, '#22424F'],
];

/** A token: so many letters. */
const TOKEN = /^\^\[\\w-\]\{(\d+)\}\$$/;

function plain({ pattern, minLength }: Schema): string {
  if (pattern === CLOCK) return '08:00';
  const token = TOKEN.exec(pattern ?? '');
  if (token) return 't'.repeat(Number(token[1]));
  const known = pattern === undefined ? undefined : BY_PATTERN.find(([piece]) => piece.test(pattern));
  return known?.[1] ?? 'words'.padEnd(minLength ?? 0, 's');
}
