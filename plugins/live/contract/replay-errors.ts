import { defineErrors, refusal } from '@hearth/cms/contract';

/** What replays and clips refuse, and why. */
export const replayErrors = defineErrors('REPLAY', {
  SESSION_NOT_FOUND: refusal(404, '没有找到这场直播', 'This live was not found'),
  NOT_FOUND: refusal(404, '这场直播没有可看的回放', 'There is no replay of this live to be watched'),
  NOT_OVER: refusal(409, '直播还没有结束，结束后再整理回放', 'This live is not over; make its replay afterwards'),
  NO_RECORDING: refusal(
    409,
    '没有这场直播的录制，或录制还在处理，请稍后再试',
    'There is no recording of this live, or it is not ready yet; try again later',
  ),
  NOT_MADE: refusal(409, '先整理回放，再剪片段', 'Make the replay first, then cut clips of it'),
  CLIP_NOT_FOUND: refusal(404, '没有找到这个片段', 'This clip was not found'),
  CLIP_STATE: refusal<{ state: string }>(409, '这个片段现在不能这样处理', 'That cannot be done with this clip now'),
  PIECE: refusal(422, '结束时间要晚于开始时间，并在回放之内', 'A clip ends after it begins, and within the replay'),
  GOODS_BARRED: refusal<{ count: number }>(
    409,
    '片段里有 {count} 件商品现在不能展示，不能送审。处理好商品，或重新剪一段',
    'The clip shows {count} items that may not be shown now; see to them, or cut another piece',
  ),
});
