import type { DeliveryProblem } from '../../contract';

type Words = Pick<DeliveryProblem, 'message' | 'cure'>;

const say = (message: readonly [zh: string, en: string], cure: readonly [zh: string, en: string]): Words => ({
  message: { 'zh-Hans': message[0], en: message[1] },
  cure: { 'zh-Hans': cure[0], en: cure[1] },
});

/** What went wrong at a platform and what mends it, in both languages. */
export const WORDS = {
  lost: say(
    ['平台没有给出结果', 'The platform gave no outcome'],
    ['系统会先去平台核对，再决定是否重发', 'The platform is looked at before anything is sent again'],
  ),
  stopped: say(
    ['发出前被拦下', 'Stopped before it left'],
    ['条件满足后自动继续，无需处理', 'It goes on by itself when it may'],
  ),
  unreachable: say(
    ['连不上平台', 'The platform cannot be reached'],
    [
      '系统会自动重试；若持续出现，请检查服务器的网络与出口',
      'It is tried again by itself; if it goes on, look at the network',
    ],
  ),
  busy: say(['平台繁忙', 'The platform is busy'], ['系统会自动重试，无需处理', 'It is tried again by itself']),
  working: say(
    ['平台正在处理上传的视频', 'The platform works on the film'],
    ['处理完后系统自动继续，无需处理', 'It goes on by itself when that is done'],
  ),
  quota: say(
    ['账号今天的接口次数已用完', 'The account has used up what the platform allows'],
    [
      '额度恢复后系统自动重发；也可在渠道里调低配额，或改为人工代发',
      'It is sent when the allowance is back; set a lower quota on the channel, or post by hand',
    ],
  ),
  token: say(
    ['账号授权已失效', 'The account’s authorisation is over'],
    ['请在渠道里重新授权或填写新的凭据，再重试', 'Authorise the account anew in the channel, then try again'],
  ),
  credential: say(
    ['账号凭据不对', 'The credential of the account is wrong'],
    ['请核对渠道里的应用编号和密钥，再重试', 'Check the application’s id and secret in the channel, then try again'],
  ),
  missing: say(
    ['渠道还没有填写凭据', 'The channel has no credential yet'],
    ['请在渠道里填写凭据，或改为人工代发', 'Give the channel a credential, or let people post by hand'],
  ),
  right: say(
    ['账号没有这项接口权限', 'The account has no right to this interface'],
    ['请到平台后台申请权限，或改为人工代发', 'Ask the platform for the right, or post by hand'],
  ),
  address: say(
    ['服务器地址不在平台白名单内', 'The server’s address is not on the platform’s list'],
    ['请把服务器的公网地址加入平台后台的白名单', 'Add the public address of the server to the list at the platform'],
  ),
  title: say(
    ['平台不接受这个标题', 'The platform does not take this title'],
    ['请编辑这一版渠道稿的标题', 'Edit the title of this edition'],
  ),
  body: say(
    ['平台不接受这段正文', 'The platform does not take these words'],
    ['请编辑这一版渠道稿的正文', 'Edit the words of this edition'],
  ),
  summary: say(
    ['平台不接受这个摘要', 'The platform does not take this summary'],
    ['请编辑这一版渠道稿的摘要', 'Edit the summary of this edition'],
  ),
  byline: say(
    ['平台不接受这个署名', 'The platform does not take this byline'],
    ['请编辑这一版渠道稿的署名', 'Edit the byline of this edition'],
  ),
  media: say(
    ['平台不接受这张图片或这段视频', 'The platform does not take this picture or film'],
    ['请换一张图片或一段视频：检查格式、大小与时长', 'Take another one: look at format, size and length'],
  ),
  licence: say(
    ['素材没有这个平台的授权，或已经不在素材库', 'The licence does not cover this platform, or the file is gone'],
    ['请换素材，或在素材库补登授权', 'Take another file, or note its licence in the library'],
  ),
  link: say(
    ['平台不接受这个链接', 'The platform does not take this link'],
    [
      '请确认链接是平台后台登记的安全域名',
      'See that the link lies under the domain that is registered at the platform',
    ],
  ),
  repeated: say(
    ['平台认为与刚发过的内容重复', 'The platform says that this was posted already'],
    [
      '请到账号主页核对；确需再发，请改写这一版渠道稿',
      'Look at the account; to post it again, write this edition anew',
    ],
  ),
  review: say(
    ['平台审核没有通过', 'The platform’s review did not pass it'],
    ['请按平台给出的原因修改，重新签发后再发', 'Mend what the platform names, have it signed, and send it again'],
  ),
  original: say(
    ['原创声明没有通过', 'The claim of originality did not pass'],
    ['请到平台后台核对原创设置后重试', 'Look at the settings of originality at the platform, then try again'],
  ),
  blocked: say(
    ['账号或内容被平台限制', 'The platform has blocked the account or the content'],
    ['请联系平台运营核实，解除后再重试', 'Ask the platform; try again when it is lifted'],
  ),
  unedited: say(
    ['平台不能修改已发布的内容', 'The platform cannot change what was posted'],
    ['请人工处理：删除重发，或发布更正', 'Handle it by hand: delete and post again, or post a correction'],
  ),
  gone: say(['平台上没有这条内容', 'The platform has no such post'], ['请到账号主页核对', 'Look at the account']),
  refused: say(
    ['平台拒绝了这次发布', 'The platform refused it'],
    ['请把错误码告诉平台客服，或改为人工代发', 'Tell the code to the platform’s support, or post by hand'],
  ),
} satisfies Record<string, Words>;

/** The name of a sentence and its cure. */
export type WordsOf = keyof typeof WORDS;
