import { httpContract } from '@hearth/cms/contract';
import { z } from 'zod';
import { gateConditionSchema } from './session-types';
import { SESSIONS_READ } from './sessions';

/** When the gate is asked: before ready, before going on the air, before going on after a pause, before one product is pinned. */
export const gateMoments = ['ready', 'go-live', 'resume', 'pin'] as const;

/** When the gate is asked. */
export type GateMoment = (typeof gateMoments)[number];

/** Every condition of the gate, in the order in which people see to them (开播条件). */
export const gateConditionNames = [
  'runsheet-there',
  'goods-approved',
  'stock-planned',
  'price-basis-fresh',
  'seller-reachable',
  'donation-signed',
  'scripts-approved',
  'claims-proved',
  'setting-reviewed',
  'ai-labelled',
  'ad-marked',
  'minors-agreed',
  'anchors-named',
  'anchors-of-age',
  'anchors-trained',
  'anchors-not-banned',
  'duty-present',
  'duty-apart',
  'picture-there',
] as const;

/** A condition of the gate. */
export type GateConditionName = (typeof gateConditionNames)[number];

/** The routes of the gate. */
export const gateContract = httpContract('live', {
  seeGate: {
    method: 'GET',
    path: '/live/sessions/:id/gate',
    summary:
      '开播条件 Every condition for going live, whether it holds at this moment, and what to do where it does not',
    access: { staff: SESSIONS_READ },
    params: z.object({ id: z.uuid() }),
    query: z.object({ moment: z.enum(['ready', 'go-live', 'resume']).default('go-live') }),
    result: z.strictObject({ open: z.boolean(), conditions: z.array(gateConditionSchema) }),
    refusals: ['SESSION.NOT_FOUND'],
  },
});
