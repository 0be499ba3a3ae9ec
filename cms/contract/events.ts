import type { ZodType, output } from 'zod';

/** What happened, ready to be appended to the outbox in the transaction that made it happen. */
export type NewEvent<Name extends string = string, Payload = unknown> = {
  readonly name: Name;
  readonly station: string;
  /** Events with the same key reach a subscriber one after the other: what was appended after another had committed, after it. */
  readonly key: string | undefined;
  readonly payload: Payload;
};

/** What a subscriber gets. It may come again after a crash; its database effects will not. */
export type HearthEvent<Name extends string = string, Payload = unknown> = {
  readonly id: string;
  readonly name: Name;
  readonly station: string;
  readonly payload: Payload;
  /** When the transaction that appended it began, by the database clock. */
  readonly occurredAt: Date;
};

/** A declared kind of event: call it with the facts to get an event, or hand it to `subscribe`. */
export type EventType<Name extends string, Schema extends ZodType> = {
  (facts: { readonly station: string } & output<Schema>): NewEvent<Name, output<Schema>>;
  readonly event: Name;
  readonly schema: Schema;
};

/** Any declared kind of event, whatever it carries. */
export type AnyEventType = {
  readonly event: string;
  readonly schema: ZodType;
};

/** The event that a kind, or one of several kinds, delivers. */
export type EventOf<Type extends AnyEventType> = Type extends AnyEventType
  ? HearthEvent<Type['event'], output<Type['schema']>>
  : never;

/**
 * Declares a kind of event, called `noun.happened`: `storyPublished = defineEvent('story.published', z.object({ … }))`. The
 * schema describes JSON and changes nothing while it parses: it checks the facts when they are appended and again when they
 * are delivered. With `key`, events about the same thing keep their order, as long as those who change that thing wait for each
 * other (by its row): of two transactions that ran side by side nobody can say which was first.
 */
export function defineEvent<const Name extends string, Schema extends ZodType<object>>(
  name: Name,
  schema: Schema,
  options: { readonly key?: (payload: output<Schema>) => string } = {},
): EventType<Name, Schema> {
  if (!/^[a-z][a-z-]*(\.[a-z][a-z-]*)+$/.test(name)) throw new Error(`an event is called noun.happened, not ${name}`);
  const create = ({ station, ...facts }: { readonly station: string } & output<Schema>) => {
    const payload = schema.parse(facts);
    return { name, station, key: options.key?.(payload), payload };
  };
  return Object.assign(create, { event: name, schema });
}
