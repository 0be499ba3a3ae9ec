import { httpContract } from '@hearth/cms/contract';
import { z } from 'zod';

/** Who draws samples and keeps the retained ones, as the admin's roles name it. */
export const SAMPLES_KEEP = 'plugin::vetting.samples.keep';

/** Who sees samples by their codes, as the admin's roles name it. */
export const SAMPLES_READ = 'plugin::vetting.samples.read';

/** Who may ask which goods are behind a code, as the admin's roles name it. Every question is in the ledger. */
export const SAMPLES_UNBLIND = 'plugin::vetting.samples.unblind';

/** A hash as a page makes it of a file. */
export const fileHash = z
  .string()
  .regex(/^[0-9a-f]{64}$/)
  .meta({ examples: ['0'.repeat(64)] });

/** Where a sample stands 样品: drawn, and then passed or failed its test. */
export const sampleStates = ['drawn', 'passed', 'failed'] as const;

/** Where a sample stands. */
export type SampleState = (typeof sampleStates)[number];

/** What may happen to a sample. */
export type SampleEvent = 'pass' | 'fail';

/** Where a retained sample stands 留样. */
export const retainedStates = ['sealed', 'opened', 'discarded'] as const;

/** Where a retained sample stands. */
export type RetainedState = (typeof retainedStates)[number];

/** What may happen to a retained sample. */
export const retainedEvents = ['open', 'discard'] as const;

/** What may happen to a retained sample. */
export type RetainedEvent = (typeof retainedEvents)[number];

/** A sealed sample on the shelf: its tamper tag, and the hash of the photograph of the seal. */
export const retainedSchema = z.strictObject({
  id: z.uuid(),
  tag: z.string(),
  photoHash: z.string(),
  place: z.string(),
  state: z.enum(retainedStates),
  reason: z.string().nullable(),
  version: z.int(),
  allowedEvents: z.array(z.enum(retainedEvents)),
});

/** A sealed sample on the shelf. */
export type Retained = z.output<typeof retainedSchema>;

/** A sample by its code. Which goods it is of is not said here. */
export const sampleSchema = z.strictObject({
  id: z.uuid(),
  code: z.string(),
  state: z.enum(sampleStates),
  finding: z.string().nullable(),
  bestBefore: z.iso.date(),
  keepUntil: z.iso.date(),
  drawnAt: z.iso.datetime(),
  version: z.int(),
  retained: z.array(retainedSchema),
});

/** A sample by its code. */
export type Sample = z.output<typeof sampleSchema>;

const seal = z.strictObject({
  tag: z.string().trim().min(4).max(40),
  photoHash: fileHash,
  place: z.string().trim().min(1).max(200),
});

/** What it takes to draw a sample: two sealed ones are put aside with it. */
export const drawSampleSchema = z
  .strictObject({
    product: z.uuid(),
    lot: z.uuid().nullable(),
    bestBefore: z.iso.date(),
    retained: z.tuple([seal, seal]),
  })
  .meta({
    examples: [
      {
        product: '0195f000-0000-7000-8000-000000000000',
        lot: null,
        bestBefore: '2027-01-01',
        retained: ['TAG-0001', 'TAG-0002'].map((tag) => ({ tag, photoHash: '0'.repeat(64), place: 'shelf' })),
      },
    ],
  });

/** What it takes to draw a sample. */
export type DrawSample = z.output<typeof drawSampleSchema>;

const reason = z.string().trim().min(1).max(500);
const one = z.object({ id: z.uuid() });
const version = z.int32().min(1);

/** The routes of samples. */
export const sampleContract = httpContract('vetting-samples', {
  list: {
    method: 'GET',
    path: '/vetting/samples',
    summary: 'Samples of the station by their codes, and those that are kept',
    access: { staff: SAMPLES_READ },
    query: z.object({ before: z.uuid().optional() }),
    result: z.strictObject({ samples: z.array(sampleSchema) }),
    refusals: [],
  },
  draw: {
    method: 'POST',
    path: '/vetting/samples',
    summary: 'Draws a sample, gives it a blind code, and puts two sealed ones aside',
    access: { staff: SAMPLES_KEEP },
    body: drawSampleSchema,
    result: sampleSchema,
    status: 201,
    refusals: ['VETTING.NO_GOODS_TO_JUDGE', 'VETTING.LOT_OF_OTHERS', 'VETTING.TAG_USED', 'VETTING.SHELF_LIFE_OVER'],
  },
  test: {
    method: 'POST',
    path: '/vetting/samples/:id/test',
    summary: 'Notes what the test of a sample found; goods that fail it are out',
    access: { staff: SAMPLES_KEEP },
    params: one,
    body: z.strictObject({ version, passed: z.boolean(), finding: reason }),
    result: sampleSchema,
    refusals: [
      'VETTING.SAMPLE_NOT_FOUND',
      'VETTING.SAMPLE_STATE',
      'VETTING.NO_GOODS_TO_JUDGE',
      'HEARTH.CHANGED_MEANWHILE',
    ],
  },
  turnRetained: {
    method: 'POST',
    path: '/vetting/retained/:id',
    summary: 'Opens a retained sample for a reason, or throws it away once its time is over',
    access: { staff: SAMPLES_KEEP },
    params: one,
    body: z.strictObject({ version, event: z.enum(retainedEvents), reason }),
    result: retainedSchema,
    refusals: ['VETTING.SAMPLE_NOT_FOUND', 'VETTING.SAMPLE_STATE', 'VETTING.KEPT_LONGER', 'HEARTH.CHANGED_MEANWHILE'],
  },
  unblind: {
    method: 'POST',
    path: '/vetting/samples/:id/goods',
    summary: 'Says which goods are behind a code; the question and its reason are in the ledger',
    access: { staff: SAMPLES_UNBLIND },
    params: one,
    body: z.strictObject({ reason }),
    result: z.strictObject({ code: z.string(), product: z.uuid(), title: z.string(), lot: z.string().nullable() }),
    refusals: ['VETTING.SAMPLE_NOT_FOUND'],
  },
});
