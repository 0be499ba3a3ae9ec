import { defineErrors, refusal } from '@hearth/cms/contract';

/** What viewers who come for a live are refused. */
export const watchErrors = defineErrors('WATCH', {
  SESSION_NOT_FOUND: refusal(
    404,
    '没有找到这场直播，它可能已经移走',
    'This live was not found; it may have been removed',
  ),
  CLIP_NOT_FOUND: refusal(404, '这个片段已经下架，或还没有发布', 'This clip was taken down, or is not published yet'),
});
