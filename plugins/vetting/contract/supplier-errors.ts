import { refusal } from '@hearth/cms/contract';

/** What is refused of suppliers, and why. */
export const supplierErrors = {
  SUPPLIER_NOT_FOUND: refusal(
    404,
    '没有找到这个供应商，可能已被移走',
    'There is no such supplier; it may have been moved',
  ),
  SUPPLIER_INCOMPLETE: refusal<{ missing: readonly string[] }>(
    422,
    '还有内容没有填完：{missing}',
    'Some of it is missing still: {missing}',
  ),
  SUPPLIER_BARRED: refusal<{ until: string }>(
    409,
    '该主体在禁入期内，{until} 前不能供货；如有异议请申诉',
    'This supplier is barred until {until}; it may appeal',
  ),
  SUPPLIER_KNOWN: refusal(
    409,
    '本台已有同一证照号码的供应商，请联系选品审核员',
    'The station has a supplier with the same number already; ask the vetting officer',
  ),
  REGION_UNKNOWN: refusal(422, '请选到区县一级', 'Choose the county as well'),
  OWN_WORK: refusal(403, '自己经手的事要由另一位同事签字', 'Somebody else has to sign what you did yourself'),
  BAR_TERM: refusal<{ years: number }>(
    422,
    '禁入期限要晚于现在，最长 {years} 年',
    'A bar ends later than now, and within {years} years',
  ),
  NO_APPEAL: refusal(409, '没有待处理的申诉', 'There is no appeal to decide'),
  NOT_BARRED: refusal(409, '目前没有禁入，不需要申诉', 'There is no bar to appeal against'),
  APPEALED_ALREADY: refusal(
    409,
    '这次禁入已申诉过，每次禁入只能申诉一次',
    'An appeal was made already; there is one for each bar',
  ),
  SUPPLY_NOT_FOUND: refusal(404, '还没有填写供货申请', 'There is no such filing yet'),
  SUPPLY_FIXED: refusal<{ state: string }>(
    409,
    '申请已交到台里，目前不能修改',
    'It was handed in and cannot be changed now',
  ),
  SUPPLY_NEWER: refusal<{ part: string; revision: number }>(
    409,
    '这一页在别的手机上有更新的内容，已为您取回',
    'There is a newer version of this page from another phone; take that one',
  ),
  PROOFS_FULL: refusal<{ most: number }>(409, '最多传 {most} 张照片', 'No more than {most} photos'),
  PROOF_OTHER: refusal(409, '照片的编号已被另一张占用，请重新添加', 'Another photo has this name; add it again'),
  PROOF_OFFSET: refusal<{ received: number }>(
    409,
    '已收到 {received} 字节，请从这里接着传',
    '{received} bytes are here; go on from there',
  ),
  PROOF_BROKEN: refusal(422, '照片在传输中损坏，请重新传', 'The photo was damaged on its way; send it again'),
  PIECE_SIZE: refusal<{ most: number }>(413, '每次最多传 {most} 字节', 'No more than {most} bytes at once'),
  NOT_A_PHOTO: refusal(415, '只收 JPG、PNG 或 WebP 照片', 'Photos only: JPG, PNG or WebP'),
} as const;
