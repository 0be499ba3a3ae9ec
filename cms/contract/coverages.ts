import { z } from 'zod';
import { coverage, coverageWords, liveCoverage, livePhases } from './coverage-types';
import { FIELD_PLAN, FIELD_READ } from './field-powers';
import { httpContract } from './http';
import { stationSlug } from './stations';
import { writtenText } from './text';

const READ = { staff: FIELD_READ } as const;
const PLAN = { staff: FIELD_PLAN } as const;
const id = z.object({ id: z.uuid() });
const version = z.int32();
const CHANGED = 'HEARTH.CHANGED_MEANWHILE';
const MACHINE = ['MACHINE.EVENT_NOT_ALLOWED', 'MACHINE.GUARD_REFUSED'] as const;

/** Coverages (报道项): what a topic will yield, for whom, until when. */
export const coveragesContract = httpContract('coverages', {
  list: {
    method: 'GET',
    path: '/cms/topics/:id/coverages',
    summary: 'What a topic will yield',
    access: READ,
    params: id,
    result: z.object({ coverages: z.array(coverage), mayPlan: z.boolean(), mayOverride: z.boolean() }),
    refusals: ['HEARTH.NOT_FOUND'],
  },
  lives: {
    method: 'GET',
    path: '/cms/coverages/lives',
    summary: 'What goes out live today, as the command screen counts it; at most 500',
    access: READ,
    query: z.object({ within: stationSlug.optional(), phase: z.enum(livePhases).optional() }),
    result: z.object({ lives: z.array(liveCoverage) }),
    refusals: [],
  },
  plan: {
    method: 'POST',
    path: '/cms/topics/:id/coverages',
    summary: 'Plan a coverage of a topic',
    access: PLAN,
    params: id,
    body: coverageWords.partial().required({ kind: true }),
    result: coverage,
    status: 201,
    refusals: ['HEARTH.NOT_FOUND', 'COVERAGES.TOPIC_IS_OVER'],
  },
  change: {
    method: 'PUT',
    path: '/cms/coverages/:id',
    summary: 'Change what is wanted and until when; those who are out for it are told',
    access: PLAN,
    params: id,
    body: coverageWords.partial().extend({ version }),
    result: coverage,
    refusals: ['HEARTH.NOT_FOUND', CHANGED, 'COVERAGES.IS_OVER'],
  },
  move: {
    method: 'POST',
    path: '/cms/coverages/:id/move',
    summary: 'Take a coverage as covered, open it again, or cancel it',
    access: PLAN,
    params: id,
    body: z.object({
      event: z.enum(['cover', 'reopen', 'cancel']),
      version,
      reason: writtenText(500).optional(),
      /** Lets an approved topic go without its last coverage; `reason` says why. */
      override: z.boolean().default(false),
    }),
    result: coverage,
    refusals: [
      'HEARTH.NOT_FOUND',
      'HEARTH.NOT_ALLOWED',
      CHANGED,
      ...MACHINE,
      'COVERAGES.LAST_ONE',
      'COVERAGES.REASON_MISSING',
      'COVERAGES.STILL_WORKED_ON',
    ],
  },
});
