import { defineErrors, refusal } from '../kernel/errors';

/** The refusals of the calendar of events. */
export const calendarErrors = defineErrors('CALENDAR', {
  BAD_RULE: refusal(
    422,
    '重复规则读不懂。可用 FREQ=DAILY、WEEKLY、MONTHLY 或 YEARLY',
    'The rule cannot be read; FREQ is DAILY, WEEKLY, MONTHLY or YEARLY',
  ),
  BAD_ZONE: refusal(422, '没有这个时区', 'There is no such time zone'),
  TOO_WIDE: refusal<{ days: number }>(422, '一次最多查看 {days} 天', 'At most {days} days can be looked at at once'),
  WHEN_INSTEAD: refusal(422, '请写明延期到什么时候', 'Say when it is instead'),
  NO_OCCURRENCE: refusal(404, '这一场不在日程里', 'The series has no such occurrence'),
  TOPIC_THERE: refusal<{ topic: string }>(409, '这一场已经有选题了', 'There is a topic of this occurrence already'),
  CANCELLED: refusal(409, '活动已取消，不能立选题', 'It is cancelled; no topic is made of it'),
  NOT_MOVED: refusal(409, '这个选题的活动没有变动', 'The event of this topic is as the topic knows it'),
  OFF: refusal(409, '活动已取消，没有新时间可以跟', 'The event is cancelled; there is no new time to follow'),
  NOT_A_CALENDAR: refusal(
    422,
    '这不是日历文件（.ics），或文件不完整',
    'This is no calendar file (.ics), or not a whole one',
  ),
});
