import { z } from 'zod';
import { defineEvent } from './events';
import { topicEvents, topicStates } from './topic-types';

const options = { key: ({ topicId }: { topicId: string }) => topicId };

/** A topic went from one state to another, or one step on in its approval. */
export const topicMoved = defineEvent(
  'topic.moved',
  z.strictObject({
    topicId: z.uuid(),
    event: z.enum([...topicEvents, 'draft']),
    from: z.enum(topicStates).nullable(),
    to: z.enum(topicStates),
    version: z.int32(),
    by: z.uuid(),
    at: z.iso.datetime(),
  }),
  options,
);

/** What is written in or under a topic changed; its state did not. */
export const topicChanged = defineEvent(
  'topic.changed',
  z.strictObject({ topicId: z.uuid(), version: z.int32(), by: z.uuid(), at: z.iso.datetime() }),
  options,
);

/** What staff in the room `planning:STATION` hear: a topic, lead or event of the calendar of that station or below is another than they saw. */
export type PlanningChanged = {
  readonly type:
    | 'topic.moved'
    | 'topic.changed'
    | 'lead.moved'
    | 'assignment.moved'
    | 'coverage.moved'
    | 'happening.changed'
    | 'ingest.item-moved'
    | 'ingest.source-moved'
    | 'ingest.items-came';
  readonly id: string;
  readonly station: string;
  readonly version: number;
  readonly at: string;
};
