import { defineErrors, refusal } from '../kernel/errors';

/** The refusals of leases of rights. */
export const rightsErrors = defineErrors('RIGHTS', {
  ORDER: refusal(422, '授权的结束时间必须晚于开始时间', 'A lease ends after it begins'),
  NO_SUCH_CHANNEL: refusal(
    422,
    '授权里有本台没有的账号，请重新选择',
    'The lease names an account that this station does not have; choose again',
  ),
  TOO_MANY: refusal<{ most: number }>(
    409,
    '一篇稿件最多登记 {most} 条授权',
    'At most {most} leases are noted for one manuscript',
  ),
  OVER: refusal(409, '这条授权已经结束', 'This lease is over already'),
  COVERED: refusal(
    409,
    '这些内容现在有授权，或已不在线，无需下线；请刷新后再看',
    'What you chose is covered by a lease now or no longer out; look again',
  ),
});
