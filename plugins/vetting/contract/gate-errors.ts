import { defineErrors, refusal } from '@hearth/cms/contract';
import type { GateReasonCode } from './gate-reasons';

/** What the gate refuses, and why. */
export const gateErrors = defineErrors('GATE', {
  HINDERED: refusal<{ reasons: readonly GateReasonCode[] }>(
    409,
    '还有未解决的问题，暂时不能恢复',
    'What stands in the way has to be mended first',
  ),
  SAME_PERSON: refusal(403, '恢复需要两个人，你已经确认过', 'It takes two people, and you have said it already'),
});
