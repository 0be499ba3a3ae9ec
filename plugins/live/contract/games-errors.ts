import { defineErrors, refusal } from '@hearth/cms/contract';

/** What the tools of a live refuse, and why. */
export const gamesErrors = defineErrors('GAMES', {
  SESSION_NOT_FOUND: refusal(404, '没有找到这个场次', 'There is no such live'),
  SESSION_OVER: refusal(409, '这个场次已经结束或取消', 'This live is over or was cancelled'),
  REHEARSAL: refusal(
    409,
    '彩排不动真钱真券，请在正式场次里设置',
    'A rehearsal moves no real money and no real coupons; do this in a live that is meant',
  ),
  ENVELOPE_NOT_FOUND: refusal(404, '没有找到这个红包', 'There is no such red packet'),
  ENVELOPE_NOT_OPEN: refusal<{ opensAt: string }>(409, '红包还没有开抢', 'The red packet is not open yet'),
  ENVELOPE_TIMES: refusal(
    422,
    '红包的结束时间要晚于开始时间，最长 24 小时',
    'A red packet ends after it begins, within 24 hours',
  ),
  ENVELOPE_SPLIT: refusal<{ least: number; most: number }>(
    422,
    '总额和份数、最小、最大金额对不上：总额应在{least}分到{most}分之间',
    'Budget, count and limits do not fit: the budget has to lie between {least} and {most} fen',
  ),
  ENVELOPE_COUPON: refusal<{ cut: number }>(
    422,
    '发券红包要等额，每份正好是券面额{cut}分，并且由本台承担',
    'A red packet of coupons is split evenly into shares of exactly {cut} fen, and the station pays for them',
  ),
  COUPONS_END_EARLY: refusal(
    409,
    '这批券在红包结束前就过期，抢到也用不了。请换一批券，或让红包早些结束',
    'These coupons end before the red packet does, so that the last of them would be good for nothing. Take other coupons, or let it end sooner',
  ),
  ENVELOPE_LATE: refusal(409, '红包的时间已经过了', 'The time of this red packet is over'),
  NO_BUDGET: refusal(409, '财务还没有设置本月的活动预算', 'Finance has not set what may be given away this month'),
  BUDGET_EXCEEDED: refusal<{ left: number }>(
    409,
    '超过本月活动预算，还剩{left}分',
    'That is more than may be given away this month; {left} fen are left',
  ),
  BUDGET_SPENT: refusal<{ used: number }>(
    409,
    '预算不能低于已经拨出的{used}分',
    'The budget cannot be less than the {used} fen that were set aside',
  ),
  SAME_PERSON: refusal(403, '做红包的人不能自己拨款', 'Whoever made a red packet does not set its money aside'),
  RESERVED_ONLY: refusal(403, '这个红包只给预约过的观众', 'This red packet is for those who had made a reservation'),
  NOTHING_OWED: refusal(409, '这个红包没有待付的份额', 'Nothing of this red packet is owed to anybody'),
  STILL_OWED: refusal<{ owed: number }>(
    409,
    '这个红包还有{owed}分没有付给观众，付清后才能归档',
    '{owed} fen of this red packet are owed to viewers still; it is put away once they were paid',
  ),
  LOTTERY_NOT_FOUND: refusal(404, '没有找到这次抽奖', 'There is no such lottery'),
  PRIZE_TOO_HIGH: refusal<{ prize: string; most: number }>(
    422,
    '奖品“{prize}”超过{most}元，法律不允许',
    'The prize “{prize}” is worth more than {most} yuan, which the law does not allow',
  ),
  LOTTERY_TIMES: refusal(
    422,
    '开始、截止、公布参数的时间要依次往后，参数公布至少在截止后 1 分钟',
    'It begins, closes and hears its salt in this order, the salt a minute after the close at the earliest',
  ),
  LOTTERY_NOT_OPEN: refusal(409, '现在不能参加这次抽奖', 'This lottery takes no entries now'),
  STAFF_EXCLUDED: refusal(
    403,
    '本台工作人员及其家属不能参加',
    'People of the station and their families may not take part',
  ),
  LOTTERY_FULL: refusal<{ most: number }>(
    409,
    '参加人数已满{most}人',
    'As many as {most} have entered, which is all there can be',
  ),
  SALT_EARLY: refusal<{ saltAt: string }>(
    409,
    '还没到公布参数的时间',
    'It is not yet the moment that was announced for the salt',
  ),
  ALREADY_DRAWN: refusal(409, '已经开过奖，不能重抽', 'It was drawn; nothing is ever drawn again'),
  WINNER_NOT_FOUND: refusal(404, '这个人不在中奖名单里', 'This entry has not won'),
  RESERVATION_LATE: refusal(409, '直播已经开始，直接进来看吧', 'It has begun already; come and watch'),
  RESERVATION_FULL: refusal<{ most: number }>(
    409,
    '预约已满{most}人',
    'As many as {most} have reserved, which is all there can be',
  ),
  CAPACITY_LOW: refusal<{ reserved: number }>(
    409,
    '已有{reserved}人预约，名额不能更少',
    '{reserved} have reserved already; there cannot be fewer places',
  ),
  NOT_RESERVED: refusal(404, '你还没有预约这场直播', 'You have not reserved this live'),
  OFFER_NOT_FOUND: refusal(404, '这场直播没有开放预约', 'This live takes no reservations'),
  PLACEMENT_NOT_FOUND: refusal(404, '没有找到这个推广位', 'There is no such placement'),
  PLACEMENT_TIMES: refusal(
    422,
    '推广的结束时间要晚于开始时间，最长 7 天',
    'A placement ends after it begins, within seven days',
  ),
  PLACEMENT_TAKEN: refusal(409, '这段时间、这个位置已经有推广', 'This place of the feed is taken at that time'),
});
