import { httpContract } from '@hearth/cms/contract';
import { z } from 'zod';
import { briefsSchema, judgedVetoSchema, roundLineSchema, roundSchema } from './round-types';

/** Who may see rounds, their panels and recusals, as the admin's roles name it. */
export const ROUNDS_READ = 'plugin::vetting.rounds.read';

/** Who announces rounds, draws panels and settles them, as the admin's roles name it. */
export const ROUNDS_RUN = 'plugin::vetting.rounds.run';

const version = z.int32().min(1);
const reason = z.string().trim().min(1).max(500);
const one = z.object({ id: z.uuid() });
const seat = z.object({ id: z.uuid(), seat: z.uuid() });
const MEANWHILE = ['HEARTH.CHANGED_MEANWHILE', 'VETTING.ROUND_NOT_FOUND', 'VETTING.ROUND_STATE'] as const;

/** What it takes to announce a round. */
export const announceRoundSchema = z.strictObject({
  product: z.uuid(),
  seats: z.int().min(3).max(9),
  dueAt: z.iso.datetime(),
  briefs: briefsSchema,
});

/** What it takes to announce a round. */
export type AnnounceRound = z.output<typeof announceRoundSchema>;

/** What it takes to settle a round: a word on every veto that was raised. */
export const settleRoundSchema = z.strictObject({ version, vetoes: z.array(judgedVetoSchema).max(11) });

/** What it takes to settle a round. */
export type SettleRound = z.output<typeof settleRoundSchema>;

/** Goods that can be judged: their sample passed, and no round of them is under way. */
export const judgeableSchema = z.strictObject({ id: z.uuid(), title: z.string(), supplier: z.string() });

/** Goods that can be judged. */
export type Judgeable = z.output<typeof judgeableSchema>;

/** The routes of rounds. */
export const roundContract = httpContract('vetting-rounds', {
  judgeable: {
    method: 'GET',
    path: '/vetting/judgeable',
    summary: 'Goods that wait for a round, those that wait longest first',
    access: { staff: ROUNDS_RUN },
    result: z.strictObject({ goods: z.array(judgeableSchema) }),
    refusals: [],
  },
  list: {
    method: 'GET',
    path: '/vetting/rounds',
    summary: 'Rounds of the station, newest first',
    access: { staff: ROUNDS_READ },
    query: z.object({ state: z.enum(['open', 'closed']).optional(), before: z.uuid().optional() }),
    result: z.strictObject({ rounds: z.array(roundLineSchema) }),
    refusals: [],
  },
  one: {
    method: 'GET',
    path: '/vetting/rounds/:id',
    summary: 'A round, its panel, and everything that its draw can be checked by',
    access: { staff: ROUNDS_READ },
    params: one,
    result: roundSchema,
    refusals: ['VETTING.ROUND_NOT_FOUND'],
  },
  announce: {
    method: 'POST',
    path: '/vetting/rounds',
    summary: 'Announces a round of goods whose sample passed, and promises a seed before anybody is drawn',
    access: { staff: ROUNDS_RUN },
    body: announceRoundSchema,
    result: roundSchema,
    status: 201,
    refusals: ['VETTING.NO_GOODS_TO_JUDGE', 'VETTING.NO_SAMPLE', 'VETTING.ROUND_OPEN', 'VETTING.DUE_TOO_SOON'],
  },
  draw: {
    method: 'POST',
    path: '/vetting/rounds/:id/draw',
    summary: 'Closes the pool, opens the seed and draws the panel',
    access: { staff: ROUNDS_RUN },
    params: one,
    body: z.strictObject({ version }),
    result: roundSchema,
    refusals: [...MEANWHILE, 'VETTING.POOL_TOO_SMALL'],
  },
  abandon: {
    method: 'POST',
    path: '/vetting/rounds/:id/abandon',
    summary: 'Gives a round up before its scores were opened',
    access: { staff: ROUNDS_RUN },
    params: one,
    body: z.strictObject({ version, reason }),
    result: roundSchema,
    refusals: MEANWHILE,
  },
  redo: {
    method: 'POST',
    path: '/vetting/rounds/:id/seats/:seat/redo',
    summary: 'Lets a member seal anew who can no longer open what they sealed',
    access: { staff: ROUNDS_RUN },
    params: seat,
    body: z.strictObject({ version, reason }),
    result: roundSchema,
    refusals: [...MEANWHILE, 'VETTING.SEAT_STATE'],
  },
  release: {
    method: 'POST',
    path: '/vetting/rounds/:id/seats/:seat/release',
    summary: 'Takes a seat back from somebody who does not come, and asks the next',
    access: { staff: ROUNDS_RUN },
    params: seat,
    body: z.strictObject({ version, reason }),
    result: roundSchema,
    refusals: [...MEANWHILE, 'VETTING.SEAT_STATE'],
  },
  settle: {
    method: 'POST',
    path: '/vetting/rounds/:id/settle',
    summary: 'Says what follows from the scores, with a word on every veto',
    access: { staff: ROUNDS_RUN },
    params: one,
    body: settleRoundSchema,
    result: roundSchema,
    refusals: [...MEANWHILE, 'VETTING.VETO_UNANSWERED'],
  },
});
