import { defineErrors, refusal } from '@hearth/cms/contract';

/** What the console and the notes to the host refuse, and why. */
export const consoleErrors = defineErrors('LIVE_CONSOLE', {
  SESSION_NOT_FOUND: refusal(404, '没有找到这个场次', 'This session was not found'),
  SESSION_OVER: refusal(
    409,
    '这一场已经结束，主播看不到新的提示了',
    'This session is over; the host sees no more notes',
  ),
  NOTE_NOT_FOUND: refusal(404, '没有找到这条提示', 'This note was not found'),
  NOTE_TAKEN: refusal(
    409,
    '这条提示的标识已用于另一条提示，请再发一次',
    'This id belongs to another note; please send it once more',
  ),
  NOTE_STATE: refusal<{ state: string; event: string; allowed: readonly string[] }>(
    409,
    '这条提示现在是“{state}”，不能这样做',
    'The note is “{state}” now, so this cannot be done',
  ),
});
