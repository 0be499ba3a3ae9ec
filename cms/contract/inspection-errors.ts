import { defineErrors, refusal } from '../kernel/errors';

/** The refusals of inspection packs. */
export const inspectionErrors = defineErrors('INSPECTION', {
  TIME: refusal(
    422,
    '起止时间不对：结束要晚于开始，一次最多一年',
    'The end must be after the beginning, and a pack holds at most a year',
  ),
  NOT_NOW: refusal<{ state: string }>(409, '这个检查包现在不能重做', 'This pack cannot be made again now'),
});
