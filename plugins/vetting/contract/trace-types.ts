import type { Text } from '@hearth/cms/kernel';
import { z } from 'zod';
import { isGs1Number } from './digital-link';
import { lotState } from './lots';
import { paperKind } from './paper-kinds';
import { dayWord } from './words';

const both = (zh: string, en: string): Text => ({ 'zh-Hans': zh, en });

/** What people write down of a lot's way 登记的环节. */
export const recordedStep = z.enum(['harvest', 'pack', 'ship', 'receive']);

/** What people write down of a lot's way. */
export type RecordedStep = z.output<typeof recordedStep>;

/** All that is told of a lot's way 追溯环节; `other` is what a document of somebody else says beside these. */
export const traceStep = z.enum([...recordedStep.options, 'sell', 'recall', 'other']);

/** What is told of a lot's way. */
export type TraceStep = z.output<typeof traceStep>;

/** How people call each step. */
export const traceSteps: Readonly<Record<TraceStep, Text>> = {
  harvest: both('采收', 'Harvested'),
  pack: both('包装', 'Packed'),
  ship: both('发出', 'Shipped'),
  receive: both('收到', 'Received'),
  sell: both('售出', 'Sold'),
  recall: both('召回', 'Recalled'),
  other: both('其他', 'Other'),
};

const gln = z
  .string()
  .refine(
    (word) => isGs1Number(word, 13),
    '位置码应为 13 位，请核对校验位 / not a GLN of 13 digits; check the last one',
  )
  .meta({ examples: ['6901234000009'] });
const sscc = z
  .string()
  .refine(
    (word) => isGs1Number(word, 18),
    '箱码应为 18 位，请核对校验位 / not an SSCC of 18 digits; check the last one',
  )
  .meta({ examples: ['069012340000000016'] });

/** What it takes to write a step of a lot down; `id` is made where the form lies, so that a second press is the same record. */
export const recordStepSchema = z
  .strictObject({
    id: z.uuid(),
    step: recordedStep,
    at: z.iso.datetime().refine((at) => at >= '2000', '时间过早 / that is too long ago'),
    place: z
      .string()
      .trim()
      .min(1)
      .max(80)
      .regex(/^[^\p{Cc}\p{Cs}]*$/u)
      .meta({ examples: ['云泽三号园'] }),
    quantity: z.int().min(1).max(1_000_000_000),
    /** The place's number at GS1, where it has one. */
    gln: gln.nullable(),
    /** The box's number, where it has one. */
    sscc: sscc.nullable(),
  })
  .refine(({ step, sscc: box }) => box === null || step === 'pack', {
    path: ['sscc'],
    message: '只有包装才写箱码 / only packing has a box number',
  });

/** What it takes to write a step of a lot down. */
export type RecordStep = z.output<typeof recordStepSchema>;

/** Why a record is withdrawn 作废原因, in the words of the standard. */
export const withdrawReason = z.enum(['incorrect_data', 'did_not_occur']);

/** Why a record is withdrawn. */
export type WithdrawReason = z.output<typeof withdrawReason>;

/** A step of a lot's way, as the desk sees it. */
export const lotStepSchema = z.strictObject({
  id: z.uuid(),
  eventId: z.string(),
  step: traceStep,
  bizStep: z.string().nullable(),
  at: z.iso.datetime(),
  recordedAt: z.iso.datetime(),
  place: z.string().nullable(),
  quantity: z.number().nullable(),
  /** Written at the desk, by the house itself, or brought by a document. */
  source: z.enum(['desk', 'house', 'document']),
  /** Why it was withdrawn; a document may give a reason of its own. */
  withdrawn: z.string().nullable(),
  mayWithdraw: z.boolean(),
});

/** A step of a lot's way, as the desk sees it. */
export type LotStep = z.output<typeof lotStepSchema>;

/** The way of a lot 批次追溯, with the address that stands on its code. */
export const lotTraceSchema = z.strictObject({
  lot: z.uuid(),
  product: z.uuid(),
  code: z.string(),
  state: lotState,
  madeAt: dayWord,
  quantity: z.int(),
  link: z.strictObject({
    /** Where the house is reached, when it is configured; else pages take their own origin. */
    origin: z.string().nullable(),
    path: z.string(),
    isDigitalLink: z.boolean(),
  }),
  /** A lot that was registered before anything was traced has no harvest yet; the form offers it. */
  isHarvested: z.boolean(),
  /** How many orders took of it, as far as whoever sells has told. */
  orders: z.int(),
  steps: z.array(lotStepSchema),
});

/** The way of a lot. */
export type LotTrace = z.output<typeof lotTraceSchema>;

const text = z.strictObject({ 'zh-Hans': z.string(), en: z.string() });

/** What anybody may read of a lot 溯源页: what it is, whose, where it was and whether its papers hold; no person's data. */
export const tracePageSchema = z.strictObject({
  lot: z.uuid(),
  code: z.string(),
  madeAt: dayWord,
  bestBefore: dayWord.nullable(),
  /** When it was called back; nobody wrote the time down where that was before lots were traced. */
  recall: z.strictObject({ at: z.iso.datetime().nullable() }).nullable(),
  product: z.strictObject({
    title: z.string(),
    spec: z.string(),
    origin: z.string(),
    storage: z.string(),
    gtin: z.string().nullable(),
  }),
  /** A cooperative or firm by its name; nothing where the supplier is a person. */
  maker: z.string().nullable(),
  province: text.nullable(),
  station: text,
  steps: z.array(
    z.strictObject({
      step: recordedStep,
      name: text,
      at: z.iso.datetime(),
      place: z.string().nullable(),
    }),
  ),
  papers: z.array(z.strictObject({ kind: paperKind, name: text, isValid: z.boolean(), until: dayWord.nullable() })),
  asOf: z.iso.datetime(),
});

/** What anybody may read of a lot. */
export type TracePage = z.output<typeof tracePageSchema>;
