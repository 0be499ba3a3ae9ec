import type { Log, Tx } from '@hearth/cms/platform';
import type { BoardSample } from '../../contract';
import type { NumbersDeps } from './numbers-deps';

type Deps = Pick<NumbersDeps, 'database' | 'known' | 'figures' | 'till'> & { readonly log: Pick<Log, 'error'> };
type Sample = BoardSample & { readonly session: string; readonly station: string };

/**
 * Notes how each live on air stands, under the moment of the calendar. What was read is written in the transaction that says that this was done, so that
 * a moment is noted once however many nodes there are. A live whose figures cannot be read has a gap there, and takes none from the others.
 */
export async function takeSamples(deps: Deps, due: Date): Promise<(tx: Tx) => Promise<void>> {
  const { database, known, figures, till, log } = deps;
  const lives = await known.onAir(database.read);
  const samples = await Promise.all(
    lives.map(async ({ id: session, station }): Promise<Sample[]> => {
      try {
        const concurrent = await figures.concurrent(database.read, session);
        const { orders, gross, back } = await till.moneyOf({ station, session });
        return [{ session, station, at: due.toISOString(), concurrent, orders, net: gross - back }];
      } catch (error) {
        log.error('how a live stands could not be read', { session, due: due.toISOString(), error });
        return [];
      }
    }),
  );
  return (tx) => figures.note(tx, samples.flat());
}
