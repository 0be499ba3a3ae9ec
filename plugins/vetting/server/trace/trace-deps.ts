import type { RefusalOf } from '@hearth/cms/contract';
import type { Ids } from '@hearth/cms/kernel';
import type { Database, Ledger, Outbox } from '@hearth/cms/platform';
import type { goodsErrors, traceErrors } from '../../contract';
import type { CaptureStore } from './capture-store';
import type { TraceStore } from './trace-store';
import type { TracedLotStore } from './traced-lot-store';

/** What the verbs of traceability are handed. */
export type TraceDeps = {
  readonly database: Database;
  readonly ids: Ids;
  readonly ledger: Ledger;
  readonly outbox: Pick<Outbox, 'append'>;
  readonly trace: TraceStore;
  readonly lots: TracedLotStore;
  readonly captures: CaptureStore;
  /** Where the house is reached, when that is configured. */
  readonly origin: string | null;
};

/** Why something of traceability is refused. */
export type TraceRefusal = RefusalOf<typeof traceErrors> | RefusalOf<typeof goodsErrors, 'LOT_NOT_FOUND'>;
