import { defineErrors, refusal } from '@hearth/cms/contract';
import type { DutyRole } from './session-types';

/** Why something about a session is refused. */
export const sessionErrors = defineErrors('SESSION', {
  NOT_FOUND: refusal(404, '没有这一场，可能已被移走', 'There is no such session'),
  GATE_CLOSED: refusal<{ count: number; conditions: readonly string[] }>(
    409,
    '开播条件还差 {count} 项，请按“开播条件”里的提示补齐',
    '{count} conditions for going live do not hold yet; the list says what to do about each',
  ),
  FIXED: refusal<{ state: string }>(
    409,
    '这一场已经“{state}”，不能再改',
    'This session is {state} and cannot be changed any more',
  ),
  REASON_MISSING: refusal(422, '请写明原因', 'Say why'),
  STREAM_NOT_FOUND: refusal(404, '没有这个直播间，请重新选择', 'There is no such streaming room; choose another'),
  ITEM_NOT_FOUND: refusal(404, '流程单里没有这一项', 'The run-of-show has no such line'),
  ITEM_BUSY: refusal(409, '这一项正在进行或已经结束，不能移除', 'This line is on or done and cannot be taken out'),
  ITEMS_FULL: refusal<{ most: number }>(409, '流程单最多 {most} 项', 'A run-of-show has at most {most} lines'),
  FALLBACK_NOT_THERE: refusal(
    422,
    '替补项要选这一场里的另一项',
    'The fallback has to be another line of the same session',
  ),
  NOT_LIVE: refusal(409, '开播后才能推进流程，彩排请到彩排场', 'Lines move on only while the session is live'),
  PRODUCT_NOT_FOUND: refusal(
    404,
    '没有这件商品，或不在本台可售范围',
    'There is no such product, or this station may not sell it',
  ),
  OFFER_NOT_FOUND: refusal(404, '没有这个报价', 'There is no such offer'),
  SCRIPT_NOT_FOUND: refusal(404, '没有这一版话术', 'There is no such version of the script'),
  CLAIM_NOT_FOUND: refusal(
    422,
    '有一句引用了别的商品或已撤回的宣称',
    'A sentence names a claim of another product, or one that was taken back',
  ),
  OWN_SCRIPT: refusal(409, '话术由撰写人之外的两人审核', 'A script is signed by two people who did not write it'),
  SCRIPT_UNPROVED: refusal<{ count: number }>(
    409,
    '有 {count} 句话还没有依据，补齐或删去后再审',
    '{count} sentences are not proved; prove or drop them first',
  ),
  PERSON_NOT_FOUND: refusal(404, '没有这个人，或不属于本台及下级台', 'There is no such person at this station'),
  DUTY_APART: refusal<{ held: DutyRole }>(
    409,
    '主播不能兼任合规或值班编辑，合规须由专人担任，请另选一人',
    'The host is neither compliance officer nor duty editor of the same live, and the compliance officer has no other role; name another person',
  ),
  NOT_ON_DUTY: refusal(409, '您不在这一场的值守名单里', 'You are not on duty in this session'),
  DUTY_NOT_FOUND: refusal(404, '值守名单里没有这一行', 'The duty list has no such line'),
  OWN_SETTING: refusal(
    409,
    '标题、封面和布景由策划人之外的人审核',
    'Title, cover and setting are looked at by somebody who did not plan them',
  ),
  REHEARSED_ALREADY: refusal(409, '彩排场不能再复制成彩排', 'A rehearsal is not rehearsed once more'),
});
