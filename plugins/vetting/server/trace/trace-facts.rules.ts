import type { LotState, PaperKind } from '../../contract';

/** An event as it is kept. */
export type KeptEvent = {
  readonly id: string;
  readonly seq: number;
  readonly station: string;
  readonly eventId: string;
  readonly isError: boolean;
  readonly bizStep: string | null;
  readonly disposition: string | null;
  readonly eventTime: Date;
  readonly recordedAt: Date;
  readonly capture: string | null;
  readonly writtenBy: string | null;
  readonly body: Readonly<Record<string, unknown>>;
};

/** What narrows a query: a column and what it is compared with. */
export type Bound =
  | { readonly column: 'event_time' | 'recorded_at'; readonly sign: '>=' | '<'; readonly at: Date }
  | {
      readonly column: 'type' | 'action' | 'biz_step' | 'disposition' | 'event_id' | 'id';
      readonly among: readonly string[];
    }
  | { readonly column: 'epcs' | 'classes' | 'transactions'; readonly anyOf: readonly string[] };

/** What a public page reads of a lot. */
export type PageFacts = {
  readonly lot: string;
  readonly station: string;
  readonly code: string;
  readonly madeAt: string;
  readonly bestBefore: string | null;
  readonly state: LotState;
  readonly title: string;
  readonly spec: string | null;
  readonly origin: string | null;
  readonly storage: string | null;
  readonly gtin: string | null;
  readonly supplierKind: string;
  readonly supplierName: string;
  readonly region: string | null;
  readonly now: Date;
};

/** A kind of paper, and whether one of it holds today. */
export type PagePaper = { readonly kind: PaperKind; readonly isValid: boolean; readonly until: string | null };
