import { z } from 'zod';
import { chainStep, type TopicChain } from '../../contract';
import { fromJsonb, type Database, type Tx } from '../../platform';

type Row = { station: string; column_id: string | null; steps: unknown; version: number };

const stepsOf = z.array(chainStep);

/** How approval chains are kept. */
export type TopicChains = {
  of(stations: readonly string[]): Promise<readonly TopicChain[]>;
  /** Writes a chain, a new one with version 0; undefined when somebody changed it first. */
  put(tx: Tx, chain: TopicChain & { readonly id: string }): Promise<TopicChain | undefined>;
};

/** Keeps chains in their table. */
export function topicChains({ database }: { readonly database: Database }): TopicChains {
  return {
    of: async (stations) => {
      const rows = (await database
        .read('topic_chain')
        .whereIn('station', [...stations])
        .orderBy(['station', 'column_id'])) as Row[];
      return rows.map(chainOf);
    },
    put: async (tx, { id, station, column, steps, version }) => {
      const written = { steps: JSON.stringify(steps), changed_at: tx.fn.now() };
      const query =
        version === 0
          ? tx('topic_chain')
              .insert({ id, station, column_id: column, ...written })
              .onConflict(['station', 'column_id'])
              .ignore()
          : tx('topic_chain')
              .where({ station, column_id: column, version })
              .update({ ...written, version: version + 1 });
      const [row] = (await query.returning('*')) as Row[];
      return row && chainOf(row);
    },
  };
}

const chainOf = ({ station, column_id: column, steps, version }: Row): TopicChain => ({
  station,
  column,
  steps: stepsOf.parse(fromJsonb(steps)),
  version,
});
