import { defineErrors, refusal } from '../kernel/errors';

/** The refusals of review. */
export const reviewErrors = defineErrors('REVIEW', {
  NOT_NOW: refusal<{ state: string }>(
    409,
    '稿件已经不在这一步，不能这样做；请看它现在的状态',
    'The manuscript has moved on, so this cannot be done; look at where it is now',
  ),
  NOT_YOUR_LEVEL: refusal<{ level: number }>(
    403,
    '您没有{level}审的权限，也没有人授权给您',
    'You do not hold review level {level}, and nobody lent it to you',
  ),
  NOT_A_PROOFREADER: refusal(403, '您没有校对权限', 'You may not sign proofs'),
  WORDS_MOVED: refusal(
    409,
    '您看的时候稿件又改过，没有签上。请看过改动再签',
    'The words were edited while you read, so nothing was signed. Look at the change and sign again',
  ),
  SAME_PERSON: refusal<{ name: string }>(
    409,
    '{name} 已经写过或签过这篇稿件；两道审校不能由同一个人完成',
    '{name} wrote or signed this manuscript already; no two steps are done by one person',
  ),
  CLAIMED: refusal<{ name: string }>(409, '{name} 正在审这篇稿件', '{name} is reviewing this manuscript now'),
  NO_JUMP: refusal(409, '本栏目的审校规则不允许越级送审', 'The rules of this column allow no level to be passed over'),
  UNFINISHED: refusal<{ reasons: readonly string[] }>(422, '稿件还不完整：{reasons}', 'Not finished yet: {reasons}'),
  PROOF_MISSING: refusal<{ proofs: readonly number[] }>(
    409,
    '还缺第 {proofs} 校的签名',
    'Still without the signature of proof {proofs}',
  ),
  OPEN_MARKS: refusal<{ marks: number }>(409, '还有 {marks} 处批注没有解决', '{marks} remarks are not settled yet'),
  RED_FINDINGS: refusal<{ findings: readonly string[] }>(
    409,
    '机审有红色问题没有处理：{findings}。请修改，或由有权限的人说明理由后豁免',
    'Machine checks found red problems that nobody settled: {findings}. Mend them, or have them waived with a reason',
  ),
  STILL_OUT: refusal(
    409,
    '稿件已经公开，作废会让它留在外面。请先下撤稿令，或撤回发布，再作废',
    'Readers can meet this manuscript; putting it aside would leave it out there. Order it down or withdraw it first',
  ),
  NOT_COVERED: refusal<{ missing: readonly string[] }>(
    409,
    '还不能发布，缺少对当前内容的签名：{missing}',
    'Not to be published yet. Nobody signed these words for: {missing}',
  ),
  BLOCKED_COPY: refusal<{ orders: readonly string[] }>(
    409,
    '内容与已撤稿件（{orders}）近似，不能送审或发布；确需使用的，由两位有终审权限的人放行',
    'This resembles what was taken down by {orders} and goes no further; two people with the third review may let it pass',
  ),
  SILENCED: refusal<{ reason: string }>(
    409,
    '现在停发（{reason}）。确需发布的，请总编辑在一键开关中放行这篇稿件',
    'Nothing goes out now ({reason}). The chief editor may name this manuscript in the switch room',
  ),
  STALE: refusal(
    409,
    '签发已超过栏目规定的天数，或审校规则已经变更；重播前请先提请重审，重新签发',
    'It was signed too long ago, or the rules changed since; have it signed anew before it goes out again',
  ),
  NO_RIGHTS: refusal<{ lack: string }>(
    409,
    '没有在客户端使用这篇稿件的有效授权，不能发布；请在稿库登记授权',
    'No lease lets this go out in the app now; note one in the library first',
  ),
  NOT_DELETABLE: refusal<{ state: string }>(
    409,
    '在审、已签发或已封存的稿件不能删除；请先收回、退稿或废稿',
    'A manuscript under review, signed or sealed is not deleted; take it back, return or spike it first',
  ),
  STANDS_OUTSIDE: refusal(
    409,
    '这篇稿件在客户端或账号上还看得到，或正要发出。删除不会撤下它，请先撤稿',
    'Readers can still see this manuscript, or are about to. Deleting would not take it down; order it down first',
  ),
  SEALED_COPY: refusal(409, '封存的稿件不能复制', 'A sealed manuscript is not copied'),
  NOT_YET: refusal<{ account: string; wait: string }>(
    409,
    '「{account}」还在等：{wait}。到时会自动发布，不用再按；要改时间，请到发布单改期',
    '“{account}” still waits for: {wait}. It goes out by itself then; to change the hour, reschedule its delivery',
  ),
  TOO_EARLY: refusal<{ account: string; wait: string }>(
    409,
    '「{account}」还在等：{wait}。现在不能发布，请到时再发布，或在渠道稿里改排期',
    '“{account}” still waits for: {wait}. Publish it then, or plan its edition for another hour',
  ),
  NOT_SEALABLE: refusal(409, '封存的稿件不能再发布', 'A sealed manuscript is not published again'),
});
