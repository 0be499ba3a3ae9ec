import { z, type ZodType } from 'zod';
import { joinRoom, roomFrame } from '../../contract';

type Json = Readonly<Record<string, unknown>>;

/** The answer to `join`, as far as a client must understand it. */
const joined = z.looseObject({ ok: z.boolean(), code: z.string().optional() });

/** Writes what goes over the wire of rooms as JSON schemas; each message by the name in its `type`. */
export function roomEvents(messages: readonly ZodType[]): Json {
  const named = messages.map((message) => [typeOf(message), plain(message)] as const);
  const frame = plain(roomFrame);
  const properties = { ...(frame['properties'] as Json), messages: { type: 'array', items: ref('message') } }; // An object schema has them.
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: 'Realtime of the app',
    description:
      'Socket.IO on the path /realtime. The client emits join {room} and is answered by an acknowledgement; the server sends frames.',
    $defs: {
      join: plain(joinRoom),
      joined: plain(joined),
      frame: { ...frame, properties },
      message: { oneOf: named.map(([name]) => ref(name)) },
      ...Object.fromEntries(named),
    },
  };
}

function plain(schema: ZodType): Json {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io: 'output' });
  return rest;
}

function typeOf(message: ZodType): string {
  const { properties } = plain(message) as { properties?: { type?: { const?: string } } }; // What zod writes for an object.
  const name = properties?.type?.const;
  if (name === undefined) throw new Error('A message of a room says its type with a literal');
  return name;
}

function ref(name: string): Json {
  return { $ref: `#/$defs/${name}` };
}
