import { defineErrors, refusal } from '../kernel/errors';

/** The refusals about work in the background. */
export const jobsErrors = defineErrors('JOBS', {
  LETTER_GONE: refusal(
    404,
    '这项任务已被重试或放弃，请刷新列表',
    'This one has been retried or discarded already; reload the list',
  ),
  NOBODY_WORKS: refusal<{ what: string }>(
    409,
    '系统里已没有处理“{what}”的程序，只能放弃',
    'Nothing in this release works on “{what}” any more; it can only be discarded',
  ),
});
