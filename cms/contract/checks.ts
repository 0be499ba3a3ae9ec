import { z } from 'zod';
import {
  checkExample,
  checkFinding,
  checkInput,
  checkReport,
  checkRuleBody,
  checkRuleId,
  checkSeverities,
  shownCheckRule,
  waiverKinds,
} from './check-types';
import { httpContract } from './http';
import { stationSlug } from './stations';
import { contentLocaleSchema } from './stories';

/** Sees rules and reports, and runs checks. */
export const CHECKS_READ = 'plugin::cms.checks.read';
/** Adds and changes rules of one's station. */
export const CHECKS_WRITE = 'plugin::cms.checks.write';
/** Waives findings that are not red. */
export const CHECKS_WAIVE = 'plugin::cms.checks.waive';
/** Waives red findings. */
export const CHECKS_WAIVE_RED = 'plugin::cms.checks.waive-red';

const READ = { staff: CHECKS_READ } as const;
const WRITE = { staff: CHECKS_WRITE } as const;
const rule = z.object({ id: checkRuleId });
const reason = z.string().trim().min(2).max(300);
const CHANGED = 'HEARTH.CHANGED_MEANWHILE';

/** Whether one example of a rule does what it should. */
const exampleOutcome = z.object({
  expected: z.enum(['hit', 'pass']),
  example: checkExample,
  ok: z.boolean(),
  findings: z.array(checkFinding),
});

/** Machine checks (机审): rules as data, checks of a text, reports on contents and their waivers. */
export const checksContract = httpContract('checks', {
  rules: {
    method: 'GET',
    path: '/cms/check-rules',
    summary: 'The rules that a station knows: those of the house, of the stations above it and its own',
    access: READ,
    query: z.object({ station: stationSlug }),
    result: z.object({ rules: z.array(shownCheckRule), mayWrite: z.boolean() }),
    refusals: [],
  },
  versions: {
    method: 'GET',
    path: '/cms/check-rules/:id/versions',
    summary: 'All versions of a rule, newest first',
    access: READ,
    params: rule,
    result: z.object({
      versions: z.array(
        checkRuleBody.extend({ version: z.int32(), author: z.uuid().nullable(), at: z.iso.datetime() }),
      ),
    }),
    refusals: ['CHECKS.NO_SUCH_RULE'],
  },
  addRule: {
    method: 'POST',
    path: '/cms/check-rules',
    summary: 'Add a rule to a station; it must pass its own examples',
    access: WRITE,
    body: z.strictObject({
      station: stationSlug,
      name: z.string().regex(/^[a-z][a-z0-9-]{2,39}$/),
      rule: checkRuleBody,
    }),
    result: shownCheckRule,
    status: 201,
    refusals: ['CHECKS.RULE_TAKEN', 'CHECKS.EXAMPLES_FAIL', 'CHECKS.BAD_PATTERN'],
  },
  changeRule: {
    method: 'PUT',
    path: '/cms/check-rules/:id',
    summary: 'Write the next version of a rule of one’s station',
    access: WRITE,
    params: rule,
    body: z.strictObject({ rule: checkRuleBody, version: z.int32() }),
    result: shownCheckRule,
    refusals: ['CHECKS.NO_SUCH_RULE', 'CHECKS.NOT_YOUR_RULE', 'CHECKS.EXAMPLES_FAIL', 'CHECKS.BAD_PATTERN', CHANGED],
  },
  choose: {
    method: 'PUT',
    path: '/cms/check-rules/:id/choice',
    summary: 'Switch a rule on or off at a station, or give it another severity there',
    access: WRITE,
    params: rule,
    body: z.strictObject({
      station: stationSlug,
      active: z.boolean(),
      severity: z.enum(checkSeverities).nullable(),
      reason,
      /** The version of the choice that was seen; 0 when there was none. */
      choice: z.int(),
    }),
    result: shownCheckRule,
    refusals: ['CHECKS.NO_SUCH_RULE', 'CHECKS.SET_ABOVE', CHANGED],
  },
  tryRule: {
    method: 'POST',
    path: '/cms/check-rules/trials',
    summary: 'Run a rule that is being written against its examples; nothing is kept',
    access: WRITE,
    body: z.strictObject({ station: stationSlug, rule: checkRuleBody }),
    result: z.object({ outcomes: z.array(exampleOutcome) }),
    refusals: ['CHECKS.BAD_PATTERN'],
  },
  dryRun: {
    method: 'POST',
    path: '/cms/check-rules/dry-runs',
    summary: 'What a rule would find in the last published manuscripts; nothing is kept',
    access: WRITE,
    body: z.strictObject({ station: stationSlug, rule: checkRuleBody, last: z.int().min(1).max(200).default(50) }),
    result: z.object({
      looked: z.int(),
      hits: z.array(
        z.object({
          documentId: z.string(),
          locale: z.string(),
          title: z.string(),
          finding: checkFinding,
          around: z.string(),
        }),
      ),
    }),
    refusals: ['CHECKS.BAD_PATTERN'],
  },
  check: {
    method: 'POST',
    path: '/cms/checks/texts',
    summary: 'Check a text by the rules of a station while it is written; nothing is kept',
    access: READ,
    body: checkInput.extend({ station: stationSlug }),
    result: z.object({ findings: z.array(checkFinding), rules: z.string() }),
    refusals: [],
  },
  reports: {
    method: 'GET',
    path: '/cms/checks/reports',
    summary: 'The reports on a manuscript in one language, newest first',
    access: READ,
    query: z.object({
      ...{ station: stationSlug, documentId: z.string().min(1).max(60), locale: contentLocaleSchema },
      /** On these very words alone: those of the manuscript, or those of one account. */
      hash: z.string().max(64).optional(),
    }),
    result: z.object({ reports: z.array(checkReport), mayWaive: z.boolean(), mayWaiveRed: z.boolean() }),
    refusals: [],
  },
  waive: {
    method: 'POST',
    path: '/cms/checks/reports/:id/waivers',
    summary: 'Waive a finding with a reason, or call it a false alarm',
    access: { staff: CHECKS_WAIVE },
    params: z.object({ id: z.uuid() }),
    body: z.strictObject({ finding: z.int().min(0), kind: z.enum(waiverKinds), reason }),
    result: checkReport,
    status: 201,
    refusals: ['CHECKS.NO_SUCH_FINDING', 'CHECKS.WAIVED_ALREADY', 'CHECKS.RED_NEEDS_A_HEAD'],
  },
  takeBackWaiver: {
    method: 'POST',
    path: '/cms/checks/reports/:id/waivers/taken-back',
    summary: 'Take a waiver back: the finding stands again',
    access: { staff: CHECKS_WAIVE },
    params: z.object({ id: z.uuid() }),
    body: z.strictObject({ finding: z.int().min(0) }),
    result: checkReport,
    refusals: ['CHECKS.NO_SUCH_FINDING', 'CHECKS.NOT_WAIVED', 'CHECKS.RED_NEEDS_A_HEAD'],
  },
});
