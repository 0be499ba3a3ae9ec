import { fromJsonb, type Database, type Tx } from '@hearth/cms/platform';
import type { CaptureBehaviour, CaptureProblem } from '../../contract';

/** What was wrong with one event of a document. */
export type CaptureFault = {
  readonly event: number;
  readonly eventID: string | null;
  readonly problem: CaptureProblem;
  readonly path: string;
};

/** A capture as it is kept. */
export type KeptCapture = {
  readonly id: string;
  readonly station: string;
  readonly behaviour: CaptureBehaviour;
  readonly success: boolean;
  readonly captured: number;
  readonly known: number;
  readonly errors: readonly CaptureFault[];
  readonly createdAt: Date;
  readonly finishedAt: Date;
};

/** A capture about to be kept. */
export type NewCapture = Omit<KeptCapture, 'finishedAt' | 'success'> & { readonly by: string };

/** Keeps captures in the table `vetting_trace_capture`. */
export const captureStore = {
  insert: async (tx: Tx, { createdAt, errors, by, ...capture }: NewCapture): Promise<void> => {
    await tx('vetting_trace_capture').insert({
      ...{ ...capture, success: errors.length === 0, errors: JSON.stringify(errors) },
      ...{ captured_by: by, created_at: createdAt },
    });
  },
  find: async ({ read }: Database, stations: readonly string[], id: string): Promise<KeptCapture | undefined> => {
    const row = await read('vetting_trace_capture')
      .where({ id })
      .whereIn('station', [...stations])
      .first<Row | undefined>(
        ...(['id', 'station', 'behaviour', 'success', 'captured', 'known', 'errors'] as const),
        ...(['created_at as createdAt', 'finished_at as finishedAt'] as const),
      );
    // Written above, from this very type.
    return row && { ...row, errors: fromJsonb(row.errors) as KeptCapture['errors'] };
  },
} as const;

/** How captures are kept. */
export type CaptureStore = typeof captureStore;

type Row = Omit<KeptCapture, 'errors'> & { readonly errors: unknown };
