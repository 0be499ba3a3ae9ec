import type { RefusalOf } from '@hearth/cms/contract';
import { err, ok, type Result, type Text } from '@hearth/cms/kernel';
import type { Database } from '@hearth/cms/platform';
import type { traceErrors, TracePage } from '../../contract';
import { SHOWN_PAPERS, tracePageOf } from './trace-page.rules';
import type { TracePageStore } from './trace-page-store';
import type { TraceStore } from './trace-store';

/** What the public page is handed. */
export type PageDeps = {
  readonly database: Database;
  readonly pages: TracePageStore;
  readonly trace: Pick<TraceStore, 'ofLot'>;
  /** What a station is called. */
  nameOf(station: string): Promise<Text | undefined>;
};

/** What anybody may read of a lot. */
export async function seeTracePage(
  { database, pages, trace, nameOf }: PageDeps,
  lot: string,
): Promise<Result<TracePage, RefusalOf<typeof traceErrors, 'NOT_FOUND'>>> {
  const facts = await pages.find(database, lot);
  const station = facts && (await nameOf(facts.station));
  if (!facts || !station) return err('TRACE.NOT_FOUND');
  const events = (await trace.ofLot(database.read, lot)).filter((one) => one.station === facts.station);
  const papers = await pages.papers(database, lot, SHOWN_PAPERS);
  return ok(tracePageOf({ facts, events, papers, station }));
}
