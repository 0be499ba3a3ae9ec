import type { Knex } from 'knex';
import type { TopicComment, TopicSignature, TopicStep } from '../../contract';
import type { Database, Tx } from '../../platform';
import type { KeptTopic } from './topic-store';

/** A topic as far as rows that belong to it name it. */
type Of = Pick<KeptTopic, 'id' | 'station'>;
type NewSignature = Omit<TopicSignature, 'at'> & { readonly id: string; readonly round: number };

/** A merge that stands: what it went into, at which version, and which version that has now. */
export type StandingMerge = { readonly into: string; readonly intoVersion: number; readonly nowVersion: number };

/** What people do with topics: sign, be assigned, comment, merge; and the history of it all. */
export type TopicHands = {
  /** The valid signatures of the round that each topic is in. */
  signatures(topics: readonly string[]): Promise<ReadonlyMap<string, readonly TopicSignature[]>>;
  sign(tx: Tx, topic: Of, signature: NewSignature): Promise<void>;
  revokeLast(tx: Tx, topic: Of & Pick<KeptTopic, 'round' | 'signed'>): Promise<void>;
  assign(tx: Tx, topic: Of, people: readonly string[]): Promise<void>;
  note(tx: Tx, topic: Of, step: Omit<TopicStep, 'at'>): Promise<void>;
  history(topic: string): Promise<readonly TopicStep[]>;
  comment(tx: Tx, topic: Of, comment: Omit<TopicComment, 'at' | 'origin'>): Promise<TopicComment>;
  comments(topic: string): Promise<readonly TopicComment[]>;
  merge(
    tx: Tx,
    topic: Of,
    merge: { readonly id: string; readonly into: string; readonly intoVersion: number },
  ): Promise<void>;
  unmerge(tx: Tx, topic: Of): Promise<void>;
  merges(topics: readonly string[], tx?: Tx): Promise<ReadonlyMap<string, StandingMerge>>;
  mergedInto(topic: string): Promise<readonly { id: string; title: string; version: number }[]>;
};

/** Keeps them in their tables. */
export function topicHands({ database }: { readonly database: Database }): TopicHands {
  return { ...signing(database), ...people(database), ...merging(database) };
}

type SignatureRow = {
  topic: string;
  step: number;
  person: string;
  on_behalf_of: string | null;
  hash: string;
  signed_at: Date;
};

function signing(database: Database): Pick<TopicHands, 'signatures' | 'sign' | 'revokeLast'> {
  return {
    signatures: async (topics) => {
      const rows = await database
        .read('topic_signature as s')
        .join('topic as t', (on) => on.on('t.id', 's.topic').andOn('t.round', 's.round'))
        .whereIn('s.topic', [...topics])
        .whereNull('s.revoked_at')
        .orderBy(['s.topic', 's.step'])
        .select<SignatureRow[]>('s.topic', 's.step', 's.person', 's.on_behalf_of', 's.hash', 's.signed_at');
      const byTopic = new Map<string, TopicSignature[]>();
      for (const { topic, step, person, on_behalf_of, hash, signed_at } of rows) {
        const signature = { step, person, onBehalfOf: on_behalf_of, hash, at: signed_at.toISOString() };
        byTopic.set(topic, [...(byTopic.get(topic) ?? []), signature]);
      }
      return byTopic;
    },
    sign: async (tx, { id: topic, station }, { id, round, step, person, onBehalfOf, hash }) => {
      await tx('topic_signature').insert({ id, topic, station, round, step, person, on_behalf_of: onBehalfOf, hash });
    },
    revokeLast: async (tx, { id: topic, round, signed }) => {
      await tx('topic_signature')
        .where({ topic, round, step: signed - 1 })
        .whereNull('revoked_at')
        .update({ revoked_at: tx.fn.now() });
    },
  };
}

type StepRow = Omit<TopicStep, 'from' | 'to' | 'onBehalfOf' | 'at'> & {
  from_state: TopicStep['from'];
  to_state: TopicStep['to'];
  on_behalf_of: string | null;
  at: Date;
};
type CommentRow = Omit<TopicComment, 'at'> & { at: Date };

function people(database: Database): Pick<TopicHands, 'assign' | 'note' | 'history' | 'comment' | 'comments'> {
  return {
    assign: async (tx, { id: topic, station }, assigned) => {
      await tx('topic_person')
        .where({ topic })
        .whereNotIn('person', [...assigned])
        .delete();
      if (assigned.length === 0) return;
      await tx('topic_person')
        .insert(assigned.map((person) => ({ topic, station, person })))
        .onConflict(['topic', 'person'])
        .ignore();
    },
    note: async (tx, { id: topic, station }, { id, event, from, to, person, onBehalfOf, reason }) => {
      const states = { from_state: from, to_state: to };
      await tx('topic_step').insert({ id, topic, station, event, ...states, person, on_behalf_of: onBehalfOf, reason });
    },
    history: async (topic) => {
      const rows = (await database.read('topic_step').where({ topic }).orderBy(['at', 'id']).limit(500)) as StepRow[];
      return rows.map(({ id, event, from_state, to_state, person, on_behalf_of, reason, at }) => {
        const move = { event, from: from_state, to: to_state };
        return { id, ...move, person, onBehalfOf: on_behalf_of, reason, at: at.toISOString() };
      });
    },
    comment: async (tx, { id: topic, station }, { id, person, text }) => {
      const [row] = (await tx('topic_comment')
        .insert({ id, topic, station, origin: topic, person, text })
        .returning('*')) as CommentRow[];
      if (!row) throw new Error('PostgreSQL wrote a comment and returned none');
      return commentOf(row);
    },
    comments: async (topic) => {
      const rows = (await database.read('topic_comment').where({ topic }).orderBy('id').limit(500)) as CommentRow[];
      return rows.map(commentOf);
    },
  };
}

const commentOf = ({ id, origin, person, text, at }: CommentRow): TopicComment => ({
  id,
  origin,
  person,
  text,
  at: at.toISOString(),
});

type MergeRow = { topic: string; into_topic: string; into_version: number; version: number };

function merging(database: Database): Pick<TopicHands, 'merge' | 'unmerge' | 'merges' | 'mergedInto'> {
  const standing = (read: Knex, topics: readonly string[]): Promise<MergeRow[]> =>
    read('topic_merge as m')
      .join('topic as t', 't.id', 'm.into_topic')
      .whereIn('m.topic', [...topics])
      .whereNull('m.undone_at')
      .select('m.topic', 'm.into_topic', 'm.into_version', 't.version');
  return {
    merge: async (tx, { id: topic, station }, { id, into, intoVersion }) => {
      await tx('topic_merge').insert({ id, topic, station, into_topic: into, into_version: intoVersion });
      await tx('topic_comment').where({ topic }).update({ topic: into });
    },
    unmerge: async (tx, { id: topic }) => {
      const [row] = await standing(tx, [topic]);
      if (!row) return;
      // What was written here goes back, however deep it had been merged before; what was written there stays there.
      await tx('topic_comment').where({ topic: row.into_topic, origin: topic }).update({ topic });
      await tx('topic_merge').where({ topic }).whereNull('undone_at').update({ undone_at: tx.fn.now() });
    },
    merges: async (topics, tx) => {
      const rows = topics.length === 0 ? [] : await standing(tx ?? database.read, topics);
      return new Map(
        rows.map((row) => [
          row.topic,
          { into: row.into_topic, intoVersion: row.into_version, nowVersion: row.version },
        ]),
      );
    },
    mergedInto: (topic) =>
      database
        .read('topic')
        .where({ merged_into: topic })
        .orderBy('state_since')
        .limit(50)
        .select<{ id: string; title: string; version: number }[]>('id', 'title', 'version'),
  };
}
