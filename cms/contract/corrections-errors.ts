import { defineErrors, refusal } from '../kernel/errors';

/** The refusals of orders of correction. */
export const correctionErrors = defineErrors('CORRECTION', {
  NOT_NOW: refusal<{ state: string }>(
    409,
    '更正令已不在这一步，请看它现在的状态',
    'The correction has moved on; look at where it is now',
  ),
  NOT_OUT: refusal(409, '稿件没有发布过，直接修改即可', 'The manuscript is not out; just edit it'),
  TRACK_DONE: refusal(
    409,
    '这个账号已经更正，或已有人放弃，不用再做',
    'This account has the corrected words, or somebody gave it up already',
  ),
  OPEN_ALREADY: refusal(
    409,
    '这篇稿件已有进行中的更正令，或编号重复',
    'A correction of this manuscript is open already, or its number is taken',
  ),
});
