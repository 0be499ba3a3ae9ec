import { defineErrors, refusal } from '@hearth/cms/contract';

/** What is refused of goods, papers, lots, claims and prices, and why. */
export const goodsErrors = defineErrors('GOODS', {
  NOT_FOUND: refusal(404, '没有找到这件商品，可能已被移走', 'This product was not found; it may have been removed'),
  SUPPLIER_NOT_FOUND: refusal(404, '没有找到这家供应商', 'This supplier was not found'),
  SUPPLIER_NOT_VERIFIED: refusal<{ state: string }>(
    409,
    '供应商还没有通过核验（当前“{state}”），核验后才能送审',
    'The supplier is not verified (it is “{state}”); goods can be handed in after that',
  ),
  NOT_NOW: refusal<{ state: string; event: string; allowed: readonly string[] }>(
    409,
    '商品现在是“{state}”，不能这样做',
    'The product is “{state}” now, so this cannot be done',
  ),
  COOLING: refusal<{ until: string }>(
    409,
    '评审未通过的商品要过 90 天冷却期，{until} 起可以再送审',
    'Goods that a panel refused stay away for 90 days; they can be handed in again from {until} on',
  ),
  UNDER_REVIEW: refusal<{ fields: readonly string[] }>(
    409,
    '正在评审，不能改动配方、标签、生产者、销售者或价格依据；请先退回再改',
    'It is under review, so what is reviewed cannot be changed; have it returned first',
  ),
  PAPERS_MISSING: refusal<{ gaps: readonly { kind: string; lot?: string; why: string }[] }>(
    409,
    '资质还不齐，或已过期、未接收，请按清单补齐',
    'Papers are missing, out of date or not accepted yet; see the list of what is needed',
  ),
  PRICES_MISSING: refusal<{ gaps: readonly string[] }>(
    409,
    '价格凭证还不够：要有供应商标价，以及两个不同平台的市场价截图',
    'Price evidence is missing: the supplier’s list price and the market price at two different places',
  ),
  CLAIMS_OPEN: refusal<{ claims: readonly { text: string; standing: string; why: string }[] }>(
    409,
    '有宣称没有凭证支持，或属于禁止用语，请改掉或补上凭证',
    'Some claims have no evidence or may not be made; change them or bind evidence',
  ),
  CATEGORY_BANNED: refusal<{ category: string }>(
    409,
    '这一品类不进助农公益专场',
    'Goods of this category are not shown in welfare lives',
  ),
  OWN_WORK: refusal(
    403,
    '自己提交的不能由自己核定，请由另一位同事处理',
    'Nobody decides what they handed in; ask a colleague',
  ),
  PAPER_NOT_FOUND: refusal(404, '没有找到这份资质', 'This paper was not found'),
  PAPER_STATE: refusal<{ state: string }>(
    409,
    '这份资质现在是“{state}”，不能这样做',
    'The paper is “{state}” now, so this cannot be done',
  ),
  PAPER_SCOPE: refusal<{ scope: string }>(
    422,
    '这类资质属于“{scope}”，请挂在对应的供应商、商品或批次上',
    'A paper of this kind belongs to the {scope}',
  ),
  PAPER_FINDINGS: refusal<{ findings: readonly string[] }>(
    409,
    '机器核对发现问题，不能接收；请退回或更正后重新提交',
    'Checks found what stands against accepting it; refuse it or have it filed anew',
  ),
  FILE_NOT_FOUND: refusal(404, '没有找到这个文件，或地址已过期', 'This file was not found, or its address is over'),
  FILE_KIND: refusal(422, '只收 PDF、JPG、PNG 的原件', 'Only PDF, JPEG and PNG files are taken'),
  FILE_BROKEN: refusal(422, '文件不完整，请重新上传', 'The file is not whole; please upload it again'),
  FILE_TOO_LARGE: refusal<{ megabytes: number }>(
    413,
    '文件太大，不超过 {megabytes} MB',
    'The file is too large; {megabytes} MB at most',
  ),
  LOT_NOT_FOUND: refusal(404, '没有找到这个批次', 'This lot was not found'),
  LOT_STATE: refusal<{ state: string }>(
    409,
    '批次现在是“{state}”，不能这样做',
    'The lot is “{state}” now, so this cannot be done',
  ),
  LOT_CODE_TAKEN: refusal(409, '这个批号已经登记过', 'This lot code is registered already'),
  CLAIM_NOT_FOUND: refusal(404, '没有找到这条宣称', 'This claim was not found'),
  CLAIM_TWICE: refusal(409, '同样的宣称已经登记过', 'The same claim is there already'),
  PAGE_NOT_THERE: refusal<{ pages: number }>(422, '这份资质只有 {pages} 页', 'This paper has {pages} pages only'),
  SEEN_LATER: refusal(422, '截图时间不能晚于现在', 'A price cannot have been seen in the future'),
});
