import { z } from 'zod';
import { httpContract } from './http';
import {
  deliveryStates,
  noticeDelivery,
  noticeRule,
  noticeRuleBody,
  noticeWebhook,
  robotPlatforms,
  urgencies,
} from './notice-types';
import { stationSlug } from './stations';
import { textOf } from './text';

const RULES = { staff: 'plugin::cms.notices.rules' } as const;
const DELIVERIES = { staff: 'plugin::cms.notices.deliveries' } as const;
const id = z.object({ id: z.uuid() });
const version = z.int32();
const gone = z.object({ version: z.coerce.number().pipe(z.int32()) });
const secret = z.string().trim().min(1).max(200);
const CHANGED = 'HEARTH.CHANGED_MEANWHILE';

/** By which ways a station's notices go, and what became of them (通知规则与投递). */
export const noticeRulesContract = httpContract('notice-rules', {
  list: {
    method: 'GET',
    path: '/cms/notice-rules',
    summary: 'The rules of the stations one sees, and what rules can be about',
    access: RULES,
    query: z.object({ station: stationSlug.optional() }),
    result: z.object({
      rules: z.array(noticeRule),
      kinds: z.array(z.object({ kind: z.string(), name: textOf(60), urgency: z.enum(urgencies) })),
    }),
    refusals: [],
  },
  add: {
    method: 'POST',
    path: '/cms/notice-rules',
    summary: 'Add a rule',
    access: RULES,
    body: noticeRuleBody,
    result: noticeRule,
    status: 201,
    refusals: ['NOTICES.UNKNOWN_KIND', 'NOTICES.RULE_TAKEN'],
  },
  change: {
    method: 'PUT',
    path: '/cms/notice-rules/:id',
    summary: 'Change a rule; its station, kind and audience stay',
    access: RULES,
    params: id,
    body: noticeRuleBody.omit({ station: true, kind: true, audience: true }).extend({ version }),
    result: noticeRule,
    refusals: [CHANGED],
  },
  remove: {
    method: 'DELETE',
    path: '/cms/notice-rules/:id',
    summary: 'Remove a rule; what it said falls back to the next fitting one',
    access: RULES,
    params: id,
    query: gone,
    result: z.null(),
    status: 204,
    refusals: [CHANGED],
  },
  webhooks: {
    method: 'GET',
    path: '/cms/notice-webhooks',
    summary: 'The group robots of the stations one sees',
    access: RULES,
    query: z.object({ station: stationSlug.optional() }),
    result: z.object({ webhooks: z.array(noticeWebhook) }),
    refusals: [],
  },
  addWebhook: {
    method: 'POST',
    path: '/cms/notice-webhooks',
    summary: 'Add a group robot by the address that its platform shows',
    access: RULES,
    body: z.object({
      station: stationSlug,
      name: z.string().trim().min(1).max(60),
      platform: z.enum(robotPlatforms),
      address: z.string().trim().min(1).max(500),
      secret: secret.nullable(),
    }),
    result: noticeWebhook,
    status: 201,
    refusals: ['NOTICES.NOT_A_ROBOT'],
  },
  changeWebhook: {
    method: 'PUT',
    path: '/cms/notice-webhooks/:id',
    summary: 'Rename, close or open a robot; with a secret, replace its secret',
    access: RULES,
    params: id,
    body: z.object({
      name: z.string().trim().min(1).max(60),
      active: z.boolean(),
      secret: secret.optional(),
      version,
    }),
    result: noticeWebhook,
    refusals: [CHANGED],
  },
  removeWebhook: {
    method: 'DELETE',
    path: '/cms/notice-webhooks/:id',
    summary: 'Remove a robot that no rule uses; its token and secret are forgotten at once',
    access: RULES,
    params: id,
    query: gone,
    result: z.null(),
    status: 204,
    refusals: [CHANGED, 'NOTICES.ROBOT_IN_USE'],
  },
  tryWebhook: {
    method: 'POST',
    path: '/cms/notice-webhooks/:id/try',
    summary: 'Send a line into the group, so that one sees that it works',
    access: RULES,
    params: id,
    result: z.object({ state: z.enum(['sent', 'refused', 'throttled', 'unknown']), says: z.string() }),
    refusals: [],
    perMinute: 10,
  },
  deliveries: {
    method: 'GET',
    path: '/cms/notice-deliveries',
    summary: 'What became of notices, newest first; dead letters and those nobody knows by default',
    access: DELIVERIES,
    query: z.object({
      station: stationSlug.optional(),
      state: z.enum(deliveryStates).optional(),
      before: z.uuid().optional(),
    }),
    result: z.object({ deliveries: z.array(noticeDelivery), next: z.uuid().nullable() }),
    refusals: [],
  },
  retry: {
    method: 'POST',
    path: '/cms/notice-deliveries/:id/retry',
    summary: 'Send a dead letter again',
    access: DELIVERIES,
    params: id,
    body: z.object({ version }),
    result: noticeDelivery,
    refusals: ['MACHINE.EVENT_NOT_ALLOWED', CHANGED],
  },
});
