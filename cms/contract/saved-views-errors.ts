import { defineErrors, refusal } from '../kernel/errors';

/** The refusals of saved filters. */
export const savedViewErrors = defineErrors('VIEWS', {
  TOO_MANY: refusal<{ most: number }>(
    409,
    '每页最多保存 {most} 个筛选，请先删去用不到的',
    'A page keeps {most} filters at most; remove one first',
  ),
});
