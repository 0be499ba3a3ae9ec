import { refusal } from '@hearth/cms/contract';

/** What the procedure refuses, and why. */
export const procedureRefusals = {
  ROUND_NOT_FOUND: refusal(404, '没有找到这一轮评审', 'This round was not found'),
  ROUND_STATE: refusal<{ state: string }>(
    409,
    '这一轮评审现在是“{state}”，不能这样做',
    'The round is “{state}” now, so this cannot be done',
  ),
  ROUND_OPEN: refusal(409, '这件商品已有一轮评审在进行', 'A round of these goods is under way'),
  NO_GOODS_TO_JUDGE: refusal<{ state: string }>(
    409,
    '商品现在是“{state}”，不在这一步；请先走完前面的步骤',
    'The goods are “{state}” and not at this step; finish the steps before it',
  ),
  NO_SAMPLE: refusal(409, '这一版商品还没有检测合格的样品', 'No sample of this revision has passed its test'),
  DUE_TOO_SOON: refusal(422, '截止时间要晚于现在', 'The due time must lie ahead'),
  POOL_TOO_SMALL: refusal<{ seats: number; people: number; outside: number }>(
    409,
    '需要 {seats} 人且至少 1 位台外专家，专家库里可抽的只有 {people} 人，其中台外 {outside} 人',
    '{seats} people are wanted with one from outside; the pool has {people}, {outside} of them from outside',
  ),
  SEAT_NOT_FOUND: refusal(404, '没有找到您的这个席位', 'You have no such seat'),
  SEAT_STATE: refusal<{ state: string }>(
    409,
    '席位现在是“{state}”，不能这样做',
    'The seat is “{state}” now, so this cannot be done',
  ),
  NOT_ALL_SEALED: refusal(
    409,
    '还有评委没有封存，所有人封存后才能一起开封',
    'Not everybody has sealed; sheets are opened when all are in',
  ),
  SEAL_BROKEN: refusal(
    422,
    '开封的内容与封存时的指纹不符，没有接受；请用当时保存的评分和随机串',
    'This is not what was sealed, so it was not taken; use the scores and the salt that you kept',
  ),
  VETO_UNANSWERED: refusal<{ vetoes: string }>(
    422,
    '评委提出的否决须逐条说明是否成立：{vetoes}',
    'Say of every veto that was raised whether it stands: {vetoes}',
  ),
  EXPERT_UNKNOWN: refusal(404, '本台没有这个人，或已离任', 'The station has no such person, or they have left'),
  SAMPLE_NOT_FOUND: refusal(404, '没有找到这份样品', 'This sample was not found'),
  SAMPLE_STATE: refusal<{ state: string }>(
    409,
    '样品现在是“{state}”，不能这样做',
    'The sample is “{state}” now, so this cannot be done',
  ),
  LOT_OF_OTHERS: refusal(422, '这个批次不属于这件商品', 'This lot is not of these goods'),
  TAG_USED: refusal(409, '这个封签号已经用过', 'This tamper tag has been used'),
  SHELF_LIFE_OVER: refusal(422, '样品已过保质期', 'The sample is past its shelf life'),
  KEPT_LONGER: refusal<{ until: string }>(
    409,
    '留样要保存到 {until}，不能提前销毁',
    'The retained sample is kept until {until} and cannot be thrown away before',
  ),
  NO_ROUND_PASSED: refusal(409, '这一版商品没有通过的评审', 'No round of this revision was passed'),
  SECOND_PERSON: refusal(
    409,
    '发起或结束这一轮评审的人不能终审，请另一位签',
    'Whoever announced or settled the round cannot approve; ask somebody else',
  ),
  PAPERS_ENDED: refusal(409, '有资质已到期，先补交再终审', 'A paper has ended; bring a new one before the approval'),
  NOBODY_TO_VISIT: refusal(404, '没有找到这个供应商', 'This supplier was not found'),
  VISIT_IN_PERSON: refusal(422, '只有低风险可以远程考察', 'Only low risk may be visited by video'),
  VISIT_BARE: refusal(
    422,
    '考察记录要有清单和照片；对方拒绝考察的除外',
    'A visit has a checklist and photographs, unless it was refused',
  ),
  VISIT_AHEAD: refusal(422, '考察时间不能晚于现在', 'A visit cannot lie ahead'),
  PHOTO_USED: refusal(409, '有照片在别的考察里用过', 'A photograph was used for another visit'),
  PHOTO_MISSING: refusal(409, '有照片还没有传完，请再传一次', 'Not all photographs have arrived; send them once more'),
  PHOTO_CHANGED: refusal(
    409,
    '这张照片与存证不一致，不再显示',
    'This photograph is not what was kept, so it is not shown',
  ),
  VISIT_NOT_FOUND: refusal(404, '没有找到这次考察或这张照片', 'This visit or photograph was not found'),
  MYSTERY_NOT_FOUND: refusal(404, '没有找到这次神秘购买', 'This mystery buy was not found'),
  MYSTERY_STATE: refusal<{ state: string }>(
    409,
    '这次神秘购买现在是“{state}”，不能这样做',
    'The mystery buy is “{state}” now, so this cannot be done',
  ),
  ORDER_NOTED: refusal(409, '这个订单号已经登记过', 'This order number is on record already'),
} as const;
