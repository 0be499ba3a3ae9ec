import type { Text } from '@hearth/cms/kernel';
import { z } from 'zod';
import { perBlock, rubricBlocks, rubricSchema, vetoes } from './rubric';
import { stepsSchema } from './score-sheet';

/** Where a round stands 评审轮次: announced with a promised seed, seating its panel, scoring, opening what was sealed, opened, settled. */
export const roundStates = ['announced', 'seating', 'scoring', 'opening', 'opened', 'settled', 'abandoned'] as const;

/** Where a round stands. */
export type RoundState = (typeof roundStates)[number];

/** What may happen to a round: people do `draw`, `settle` and `abandon`, the seats bring the rest about. */
export const roundEvents = ['draw', 'wait', 'score', 'unseal', 'open', 'settle', 'abandon'] as const;

/** What may happen to a round. */
export type RoundEvent = (typeof roundEvents)[number];

/** Where a seat stands 席位: asked for ties, clear of them, sealed, revealed; or left by whoever has ties or did not come. */
export const seatStates = ['asked', 'cleared', 'sealed', 'revealed', 'recused', 'released'] as const;

/** Where a seat stands. */
export type SeatState = (typeof seatStates)[number];

/** What may happen to a seat. */
export const seatEvents = ['clear', 'recuse', 'seal', 'reveal', 'redo', 'release'] as const;

/** What may happen to a seat. */
export type SeatEvent = (typeof seatEvents)[number];

const both = (zh: string, en: string): Text => ({ 'zh-Hans': zh, en });

/** The ties that make somebody unfit for a seat 利害关系. */
export const tieWords = {
  family: both('亲属在该供应商任职或持股', 'Family works for or owns part of the supplier'),
  pay: both('近三年从该供应商领取报酬', 'Was paid by the supplier within three years'),
  shares: both('持有该供应商股份或债权', 'Holds shares or claims of the supplier'),
  gift: both('收受过超过限额的礼品或招待', 'Took gifts or hospitality above the limit'),
} as const satisfies Readonly<Record<string, Text>>;

/** A tie that makes somebody unfit for a seat. */
export type Tie = keyof typeof tieWords;

/** All ties, in the order of the form. */
export const ties = Object.keys(tieWords) as [Tie, ...Tie[]]; // keys of the literal above

/** A seat as the station sees it: who sits there and how far they are, and never what they think. */
export const seatSchema = z.strictObject({
  id: z.uuid(),
  person: z.uuid(),
  name: z.string(),
  rank: z.int(),
  outside: z.boolean(),
  state: z.enum(seatStates),
  ties: z.array(z.enum(ties)).nullable(),
  signedAt: z.iso.datetime().nullable(),
  commitment: z.string().nullable(),
  sealedAt: z.iso.datetime().nullable(),
  attempt: z.int(),
  reason: z.string().nullable(),
  allowedEvents: z.array(z.enum(seatEvents)),
});

/** A seat as the station sees it. */
export type Seat = z.output<typeof seatSchema>;

/** What the scores of a panel came to, once all were opened. */
export const roundScoreSchema = z.strictObject({
  points: z.number(),
  blocks: z.array(
    z.strictObject({
      block: z.enum(rubricBlocks),
      median: z.number(),
      points: z.number(),
      spread: z.number(),
      isWide: z.boolean(),
    }),
  ),
  weak: z.array(z.enum(rubricBlocks)),
  sheets: z.array(
    z.strictObject({ person: z.uuid(), steps: stepsSchema, vetoes: z.array(z.enum(vetoes)), salt: z.string() }),
  ),
});

/** What the scores of a panel came to. */
export type RoundScore = z.output<typeof roundScoreSchema>;

/** A veto that was raised, and whether it stands. */
export const judgedVetoSchema = z.strictObject({
  veto: z.enum(vetoes),
  stands: z.boolean(),
  reason: z.string().trim().min(1).max(500),
});

/** A veto that was raised, and whether it stands. */
export type JudgedVeto = z.output<typeof judgedVetoSchema>;

/** What came of a round. */
export const outcomes = ['pass', 'fix', 'fail', 'veto'] as const;

/** What the panel is told of each block, without any name. */
export const briefsSchema = perBlock(z.string().trim().max(1_000));

/** What the panel is told of each block. */
export type Briefs = z.output<typeof briefsSchema>;

const product = z.strictObject({ id: z.uuid(), title: z.string(), supplier: z.string(), state: z.string() });

/** A round in a list. */
export const roundLineSchema = z.strictObject({
  id: z.uuid(),
  station: z.string(),
  product,
  revision: z.int(),
  state: z.enum(roundStates),
  seats: z.int(),
  sealed: z.int(),
  dueAt: z.iso.datetime(),
  isLate: z.boolean(),
  announcedAt: z.iso.datetime(),
  outcome: z.enum(outcomes).nullable(),
  points: z.number().nullable(),
  version: z.int(),
  allowedEvents: z.array(z.enum(roundEvents)),
});

/** A round in a list. */
export type RoundLine = z.output<typeof roundLineSchema>;

/** A round with its panel, and with everything that a draw can be checked by. */
export const roundSchema = roundLineSchema.extend({
  rubric: rubricSchema,
  seedCommitment: z.string(),
  seed: z.string().nullable(),
  poolHash: z.string().nullable(),
  pool: z.array(z.strictObject({ person: z.uuid(), name: z.string(), outside: z.boolean() })).nullable(),
  panel: z.array(seatSchema),
  score: roundScoreSchema.nullable(),
  vetoes: z.array(judgedVetoSchema).nullable(),
  coolUntil: z.iso.date().nullable(),
  reason: z.string().nullable(),
});

/** A round with its panel. */
export type Round = z.output<typeof roundSchema>;
