import { httpContract } from '@hearth/cms/contract';
import { z } from 'zod';
import { adoptedRubricSchema, rubricSchema, weightsSchema } from './rubric';
import { ROUNDS_READ, ROUNDS_RUN } from './rounds';

/** Somebody in the pool of experts 专家库. Without any category they are asked about all goods. */
export const expertSchema = z.strictObject({
  person: z.uuid(),
  name: z.string(),
  expertise: z.array(z.string()),
  outside: z.boolean(),
  active: z.boolean(),
  version: z.int(),
});

/** Somebody in the pool of experts. */
export type Expert = z.output<typeof expertSchema>;

/** What is said of an expert; version 0 takes somebody into the pool. */
export const writeExpertSchema = z.strictObject({
  expertise: z.array(z.string().trim().min(1).max(60)).max(40),
  outside: z.boolean(),
  active: z.boolean(),
  version: z.int32().min(0),
});

/** What is said of an expert. */
export type WriteExpert = z.output<typeof writeExpertSchema>;

/** The routes of the pool and of the rubric. */
export const poolContract = httpContract('vetting-pool', {
  experts: {
    method: 'GET',
    path: '/vetting/experts',
    summary: 'The pool of experts of the station',
    access: { staff: ROUNDS_READ },
    result: z.strictObject({ experts: z.array(expertSchema) }),
    refusals: [],
  },
  candidates: {
    method: 'GET',
    path: '/vetting/experts/candidates',
    summary: 'People of the station who may sit on panels and are not in the pool yet',
    access: { staff: ROUNDS_RUN },
    result: z.strictObject({ people: z.array(z.strictObject({ id: z.uuid(), name: z.string() })) }),
    refusals: [],
  },
  writeExpert: {
    method: 'PUT',
    path: '/vetting/experts/:person',
    summary: 'Takes somebody into the pool, changes what is said of them, or lets them rest',
    access: { staff: ROUNDS_RUN },
    params: z.object({ person: z.uuid() }),
    body: writeExpertSchema,
    result: expertSchema,
    refusals: ['VETTING.EXPERT_UNKNOWN', 'HEARTH.CHANGED_MEANWHILE'],
  },
  rubric: {
    method: 'GET',
    path: '/vetting/rubric',
    summary: 'The rubric in force',
    access: { staff: ROUNDS_READ },
    result: rubricSchema,
    refusals: [],
  },
  rubrics: {
    method: 'GET',
    path: '/vetting/rubric/versions',
    summary: 'All versions of the rubric that the station adopted, the newest first',
    access: { staff: ROUNDS_READ },
    result: z.strictObject({ versions: z.array(adoptedRubricSchema) }),
    refusals: [],
  },
  adoptRubric: {
    method: 'PUT',
    path: '/vetting/rubric',
    summary: 'Adopts other weights, as the next version; rounds that were announced keep theirs',
    access: { staff: ROUNDS_RUN },
    body: z.strictObject({ version: z.int32().min(0), weights: weightsSchema }),
    result: rubricSchema,
    refusals: ['HEARTH.CHANGED_MEANWHILE'],
  },
});
