import { defineErrors, refusal } from '../kernel/errors';

/** The refusals of switches. */
export const switchErrors = defineErrors('SWITCH', {
  NOT_NOW: refusal<{ state: string }>(
    409,
    '开关已不在这一步，请看它现在的状态',
    'The switch has moved on; look at it as it is',
  ),
  SAME_PERSON: refusal(409, '第二人不能是发起人', 'The second person is somebody else than who asked'),
  NOTHING_NAMED: refusal(422, '突发模式要指明先发哪些稿件', 'Breaking mode has to name what goes first'),
  COLUMN_MISSING: refusal(422, '请选择要停发的栏目', 'Choose the column to hold'),
  ENDS_BEFORE: refusal(422, '结束时间已经过去', 'Its end is in the past'),
});
