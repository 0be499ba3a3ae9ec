import type { Knex } from 'knex';

/**
 * Makes a commit that the database refused a refusal. knex resolves `commit()` of a transaction that was begun without a container, as
 * Strapi begins all of its own, even when COMMIT itself failed: a deferred constraint or the publish gate said no, or the line was cut.
 * Its writer would take for kept what is gone. The truth is in `executionPromise`, so it is awaited too.
 */
export function makeCommitsHonest(pool: Knex): void {
  // Every form of `knex.transaction` goes through this context; its types leave it out.
  const { context } = pool as unknown as { readonly context: { transaction: Begin } };
  const begin = context.transaction.bind(context);
  context.transaction = (...given) => {
    const begun = begin(...given);
    // With a container, knex itself ends the transaction by its outcome.
    return typeof given[0] === 'function' ? begun : begun.then(honestly);
  };
}

type Begin = (...given: readonly unknown[]) => Promise<Knex.Transaction>;

function honestly(transaction: Knex.Transaction): Knex.Transaction {
  const commit = transaction.commit.bind(transaction);
  const truth = transaction.executionPromise;
  // What COMMIT answers is nobody's business; knex types it as a query.
  transaction.commit = (async (value?: unknown) => {
    await commit(value);
    await truth;
  }) as unknown as Knex.Transaction['commit'];
  return transaction;
}
