import type { Text } from '@hearth/cms/kernel';
import { httpContract } from '@hearth/cms/contract';
import { z } from 'zod';
import { ROUNDS_READ } from './rounds';
import { fileHash, retainedSchema } from './samples';

/** Who buys in secret and compares, as the admin's roles name it. */
export const MYSTERY_RUN = 'plugin::vetting.mystery.run';

const both = (zh: string, en: string): Text => ({ 'zh-Hans': zh, en });

/** What a parcel is compared in 比对项: 2 is the same, 1 nearly so, 0 another thing. */
export const mysteryAspects = {
  look: both('外观、规格', 'Look and size'),
  taste: both('口感、气味', 'Taste and smell'),
  weight: both('净含量', 'Net weight'),
  label: both('标签', 'Label'),
  packing: both('包装', 'Packing'),
} as const satisfies Readonly<Record<string, Text>>;

/** What a parcel is compared in. */
export type MysteryAspect = keyof typeof mysteryAspects;

const step = z.int().min(0).max(2);
const points = z.strictObject({ look: step, taste: step, weight: step, label: step, packing: step });

/** How like the retained sample a parcel is, in each aspect. */
export type MysteryPoints = z.output<typeof points>;

/** A parcel that was bought in secret 神秘购买. */
export const mysterySchema = z.strictObject({
  id: z.uuid(),
  station: z.string(),
  product: z.uuid(),
  title: z.string(),
  orderNumber: z.string(),
  boughtAt: z.iso.datetime(),
  state: z.enum(['bought', 'compared', 'lost']),
  retained: z.uuid().nullable(),
  points: points.nullable(),
  match: z.int().nullable(),
  finding: z.string().nullable(),
  version: z.int(),
  allowedEvents: z.array(z.enum(['compare', 'lose'])),
});

/** A parcel that was bought in secret. */
export type Mystery = z.output<typeof mysterySchema>;

const version = z.int32().min(1);
const finding = z.string().trim().min(1).max(1_000);
const one = z.object({ id: z.uuid() });
const REFUSED = ['VETTING.MYSTERY_NOT_FOUND', 'VETTING.MYSTERY_STATE', 'HEARTH.CHANGED_MEANWHILE'] as const;

/** What it takes to compare a parcel with the sample that was kept. */
export const compareMysterySchema = z.strictObject({
  version,
  retained: z.uuid(),
  photoHash: fileHash,
  points,
  finding,
});

/** What it takes to compare a parcel. */
export type CompareMystery = z.output<typeof compareMysterySchema>;

/** The routes of mystery buys. */
export const mysteryContract = httpContract('vetting-mystery', {
  list: {
    method: 'GET',
    path: '/vetting/mystery',
    summary: 'Parcels bought in secret, and how often what came was what was vetted (货板一致率)',
    access: { staff: ROUNDS_READ },
    result: z.strictObject({ buys: z.array(mysterySchema), matchIndex: z.number().nullable() }),
    refusals: [],
  },
  note: {
    method: 'POST',
    path: '/vetting/mystery',
    summary: 'Notes a parcel that was bought in secret',
    access: { staff: MYSTERY_RUN },
    body: z.strictObject({
      product: z.uuid(),
      orderNumber: z.string().trim().min(1).max(60),
      boughtAt: z.iso.datetime(),
    }),
    result: mysterySchema,
    status: 201,
    refusals: ['VETTING.NO_GOODS_TO_JUDGE', 'VETTING.ORDER_NOTED'],
  },
  retained: {
    method: 'GET',
    path: '/vetting/mystery/:id/retained',
    summary: 'The retained samples that a parcel can be compared with: of its goods, whose round is over',
    access: { staff: MYSTERY_RUN },
    params: one,
    result: z.strictObject({
      retained: z.array(retainedSchema.pick({ id: true, tag: true, place: true, state: true })),
    }),
    refusals: ['VETTING.MYSTERY_NOT_FOUND'],
  },
  compare: {
    method: 'POST',
    path: '/vetting/mystery/:id/compare',
    summary: 'Compares a parcel with the retained sample; goods that differ are suspended at once',
    access: { staff: MYSTERY_RUN },
    params: one,
    body: compareMysterySchema,
    result: mysterySchema,
    refusals: [...REFUSED, 'VETTING.SAMPLE_NOT_FOUND', 'VETTING.SAMPLE_STATE', 'VETTING.NO_GOODS_TO_JUDGE'],
  },
  lose: {
    method: 'POST',
    path: '/vetting/mystery/:id/lose',
    summary: 'Notes that a parcel never came',
    access: { staff: MYSTERY_RUN },
    params: one,
    body: z.strictObject({ version, finding }),
    result: mysterySchema,
    refusals: REFUSED,
  },
});
