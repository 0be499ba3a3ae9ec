import { z, type ZodType } from 'zod';
import type { HttpContract, RouteContract } from '../../contract';

type Json = Readonly<Record<string, unknown>>;

/** What any route may refuse with, besides what it names itself. */
const ALWAYS = ['HEARTH.INVALID', 'HEARTH.TOO_OFTEN'];

const problem = z.strictObject({ path: z.string(), message: z.string() });

/** The body of every refusal. */
const refusalBody = z
  .strictObject({
    error: z.strictObject({
      code: z.string(),
      message: z.string(),
      details: z.looseObject({ fields: z.array(problem).optional(), retryIn: z.int().optional() }).optional(),
      requestId: z.string().optional(),
    }),
  })
  .meta({ id: 'Refusal' });

/** Writes the routes that the app and strangers may call as an OpenAPI 3.1 document; `statusOf` knows the codes' statuses. */
export function openApi(contracts: readonly HttpContract[], statusOf: (code: string) => number): Json {
  const schemas: Record<string, unknown> = {};
  const paths: Record<string, Record<string, unknown>> = {};
  const schemaOf = (schema: ZodType, io: 'input' | 'output'): Json => hoisted(schema, io, schemas);
  schemaOf(refusalBody, 'output');
  for (const { tag, routes } of contracts) {
    for (const [name, route] of Object.entries(routes)) {
      if (typeof route.access !== 'string') continue;
      const path = route.path.replace(/:(\w+)/g, '{$1}');
      const operation = operationOf(route, { schemaOf, statusOf });
      paths[path] = { ...paths[path], [route.method.toLowerCase()]: { operationId: name, tags: [tag], ...operation } };
    }
  }
  return {
    openapi: '3.1.0',
    info: { title: 'Hearth app API', version: '1' },
    paths: sorted(paths),
    components: {
      schemas: sorted(schemas),
      securitySchemes: { reader: { type: 'http', scheme: 'bearer' } },
    },
  };
}

type Writer = {
  schemaOf(schema: ZodType, io: 'input' | 'output'): Json;
  statusOf(code: string): number;
};

function operationOf(route: RouteContract, { schemaOf, statusOf }: Writer): Json {
  const json = (schema: Json): Json => ({ content: { 'application/json': { schema } } });
  const status = route.status ?? 200;
  const signIn = route.access === 'reader' ? ['HEARTH.SIGN_IN_FIRST'] : [];
  const refused = [...new Set([...ALWAYS, ...signIn, ...route.refusals].map(statusOf))].sort();
  const schema = schemaOf(route.result, 'output');
  const body = status === 204 ? {} : { content: { [route.flows ?? 'application/json']: { schema } } };
  return {
    summary: route.summary,
    ...(route.access === 'reader' && { security: [{ reader: [] }] }),
    ...parametersOf(route, schemaOf),
    ...(route.body && { requestBody: { required: true, ...json(schemaOf(route.body, 'input')) } }),
    responses: {
      [status]: { description: 'OK', ...body },
      ...Object.fromEntries(
        refused.map((code) => [code, { description: 'Refused', ...json({ $ref: '#/components/schemas/Refusal' }) }]),
      ),
    },
  };
}

function parametersOf({ params, query }: RouteContract, schemaOf: Writer['schemaOf']): Json {
  const list = [
    ...(params ? fieldsOf(schemaOf(params, 'input'), 'path') : []),
    ...(query ? fieldsOf(schemaOf(query, 'input'), 'query') : []),
  ];
  return list.length > 0 ? { parameters: list } : {};
}

function fieldsOf(schema: Json, place: 'path' | 'query'): readonly Json[] {
  // What zod writes for an object, which params and queries always are.
  const { properties = {}, required = [] } = schema as { properties?: Json; required?: readonly string[] };
  return Object.entries(properties).map(([name, field]) => ({
    name,
    in: place,
    required: place === 'path' || required.includes(name),
    schema: field,
  }));
}

/** Schemas with a name go to the components, so that the app's types have names too. */
function hoisted(schema: ZodType, io: 'input' | 'output', into: Record<string, unknown>): Json {
  const written = z.toJSONSchema(schema, { io, unrepresentable: 'any' });
  const text = JSON.stringify(written).replaceAll('#/$defs/', '#/components/schemas/');
  const id = z.globalRegistry.get(schema)?.id;
  // Our own text, parsed again.
  const { $schema: _, id: _id, $defs = {}, ...rest } = JSON.parse(text) as Json & { $defs?: Record<string, Json> };
  for (const [name, { id: _named, ...definition }] of Object.entries($defs)) into[name] = definition;
  if (id === undefined) return rest;
  into[id] = rest;
  return { $ref: `#/components/schemas/${id}` };
}

function sorted<T>(record: Readonly<Record<string, T>>): Record<string, T> {
  return Object.fromEntries(Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1)));
}
