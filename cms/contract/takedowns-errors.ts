import { defineErrors, refusal } from '../kernel/errors';

/** The refusals of orders of takedown. */
export const takedownErrors = defineErrors('TAKEDOWN', {
  NOT_NOW: refusal<{ state: string }>(
    409,
    '撤稿令已不在这一步，不能这样做；请看它现在的状态',
    'The order has moved on, so this cannot be done; look at where it is now',
  ),
  HITS_NOTHING: refusal(
    422,
    '这个范围没有命中任何稿件，请先看预览',
    'This scope hits no manuscript; look at the preview first',
  ),
  NUMBER_TAKEN: refusal<{ number: string }>(
    409,
    '编号“{number}”已有撤稿令，请核对',
    'There is an order “{number}” already; check the number',
  ),
  NOBODY: refusal(
    422,
    '责任人必须是能看到本台、在岗的人员',
    'Who answers for it must be somebody of the house who sees this station',
  ),
  SAME_PERSON: refusal(409, '第二人不能是同一个人', 'The second person cannot be the same person'),
  NOT_THIRD: refusal(
    403,
    '只有终审权限的人可以放行近似稿',
    'Only those who sign the third review let a near copy pass',
  ),
});
