import { defineErrors, refusal } from '../kernel/errors';

/** The refusals of deliveries. */
export const deliveryErrors = defineErrors('DELIVERY', {
  NOT_NOW: refusal<{ state: string; event: string; allowed: readonly string[] }>(
    409,
    '发布单现在是“{state}”，不能执行“{event}”；可以执行：{allowed}',
    'The delivery is “{state}” and cannot “{event}”; it can: {allowed}',
  ),
  NOTHING_TO_RELEASE: refusal(409, '没有等人放行的禁发', 'Nothing here waits for somebody to release it'),
  ENDS_BEFORE_IT_BEGINS: refusal(422, '下线时间要晚于发布时间', 'It has to end after it begins'),
  NOT_BY_HAND: refusal(409, '这张发布单不走人工代发', 'This delivery is not one that people post by hand'),
  NOT_A_POST: refusal(
    422,
    '这个链接不是该平台上的网页地址',
    'The link is not an address on the web where the post could stand',
  ),
});
