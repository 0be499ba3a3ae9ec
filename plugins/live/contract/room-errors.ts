import { defineErrors, refusal } from '@hearth/cms/contract';

/** What rooms refuse, and why. */
export const roomErrors = defineErrors('ROOM', {
  ROOM_NOT_FOUND: refusal(404, '没有找到这个直播间', 'This room was not found'),
  OPEN_TO_ALL: refusal(
    409,
    '这个直播间本来就公开，谁都能看，不需要彩排观看链接',
    'Anybody may watch this room; only a rehearsal needs a pass',
  ),
  ROOM_CLOSED: refusal(409, '直播间已经关闭', 'This room is closed'),
  SPEAKING_OFF: refusal(409, '主播暂时关闭了发言', 'Nobody may write in this room for now'),
  SLOW_MODE: refusal<{ retryIn: number }>(
    429,
    '直播间开启了慢速模式，请在 {retryIn} 秒后再发',
    'Slow mode is on; write again in {retryIn} seconds',
  ),
  TOO_MANY: refusal<{ retryIn: number }>(
    429,
    '发得太快了，请在 {retryIn} 秒后再发',
    'That was too fast; write again in {retryIn} seconds',
  ),
  REPEATED: refusal(409, '您刚刚发过同样的话', 'You wrote the same just now'),
  MUTED: refusal<{ until: string; rule: string }>(
    403,
    '您在这个直播间被禁言到 {until}，原因：{rule}',
    'You are muted in this room until {until}, because of: {rule}',
  ),
  BANNED: refusal<{ until: string; rule: string }>(
    403,
    '您的账号被禁止发言到 {until}，原因：{rule}。可以在“个人资料 · 发言处罚”里申诉',
    'Your account may not write until {until}, because of: {rule}. You can appeal under “Profile, bans”',
  ),
  MESSAGE_NOT_FOUND: refusal(404, '没有找到这条消息', 'This message was not found'),
  MESSAGE_STATE: refusal<{ state: string; event: string; allowed: readonly string[] }>(
    409,
    '这条消息现在是“{state}”，不能这样做',
    'The message is “{state}” now, so this cannot be done',
  ),
  REVIEW_PROTECTED: refusal<{ rule: string }>(
    409,
    '这条消息是对商品的负面评价，不能以“{rule}”为由隐藏',
    'This message judges goods badly and cannot be hidden because of “{rule}”',
  ),
  REASON_NEEDED: refusal(422, '隐藏对商品的负面评价，要写明理由', 'To hide a bad judgement of goods, say in words why'),
  NOT_SHOWN: refusal(409, '只能置顶正在显示的消息', 'Only a message that is shown can be pinned'),
  QUESTION_NOT_FOUND: refusal(404, '没有找到这个提问', 'This question was not found'),
  QUESTION_STATE: refusal<{ state: string; event: string; allowed: readonly string[] }>(
    409,
    '这个提问现在是“{state}”，不能这样做',
    'The question is “{state}” now, so this cannot be done',
  ),
  POLL_NOT_FOUND: refusal(404, '没有找到这个投票', 'This poll was not found'),
  POLL_OPEN: refusal(409, '这个直播间已有一个投票在进行', 'There is a poll open in this room already'),
  POLL_CLOSED: refusal(409, '投票已经结束', 'This poll is over'),
  POLL_OPTION: refusal(422, '没有这个选项', 'There is no such choice'),
  VOTED: refusal(409, '您已经投过票了', 'You have voted already'),
  READER_UNKNOWN: refusal(404, '这个人没有在本台直播间发过言', 'This person has not written in a room of the station'),
  MUTE_NOT_FOUND: refusal(404, '没有找到这次禁言，或已经结束', 'This mute was not found, or is over'),
  BAN_NOT_FOUND: refusal(404, '没有找到这次处罚', 'This ban was not found'),
  BAN_STATE: refusal<{ state: string; event: string; allowed: readonly string[] }>(
    409,
    '这次处罚现在是“{state}”，不能这样做',
    'The ban is “{state}” now, so this cannot be done',
  ),
  BANNED_ALREADY: refusal(409, '这个账号正在处罚期内', 'This account is banned already'),
});
