/** What the signing page says, in the language of the phone. */
export const SIGN_WORDS = `
const english = /^en/i.test(navigator.language);
document.documentElement.lang = english ? 'en' : 'zh-Hans';
const fill = (text, values) => text.replace(/\\{(\\w+)\\}/g, (_all, name) => String(values[name]));
const W = english ? {
  page: 'Sign', step: ['', 'First review', 'Second review', 'Third review'], lead: 'Enter your signing password to read the manuscript.',
  until: 'This link works until {time}, once, on this device.', pin: 'Signing password (six figures)', enter: 'Read it', again: 'Signing password again',
  none: 'This link is incomplete', noneLead: 'Open it again from the letter, or ask the newsroom for a new one.', broken: 'That did not work. Check your connection and try again.',
  about: '{column} · by {author} · version {revision}', signer: 'You sign as {name}', findings: 'Machine checks: {count}', noFindings: 'Machine checks found nothing.',
  red: 'red', amber: 'amber', note: 'note', waived: 'waived', marks: 'Open remarks: {count}', must: 'must be settled', mine: 'Changed since you signed version {revision}',
  below: 'Changed since {name} signed version {revision}', same: 'Nothing changed since.', text: 'The whole text', pass: 'Pass and sign', back: 'Send back', cancel: 'Not yet',
  passNote: 'A word with it (optional)', backNote: 'What has to be changed', reason: 'Reason', signed: 'Signed at {time}. The manuscript goes on; you can close this page.',
  returned: 'Sent back to its author at {time}; you can close this page.', gone: 'picture', hash: 'What you sign (SHA-256): {hash}',
  reasons: { fact: 'Facts', source: 'Source', policy: 'Line', wording: 'Wording', title: 'Headline', picture: 'Pictures', law: 'Law', duplicate: 'Duplicate', structure: 'Structure', other: 'Other' },
  fields: { title: 'Headline', subtitle: 'Subtitle', summary: 'Summary', column: 'Column', byline: 'Byline', body: 'Body', cover: 'Cover', film: 'Film', tags: 'Tags', origin: 'Origin', sourceName: 'Source', sourceUrl: 'Link', sourceAuthor: 'Original author', sourceLicence: 'Licence', aiDeclaration: 'AI declaration', aiNote: 'AI note' },
  weights: { material: 'material', wording: 'wording', technical: 'technical' }, replaced: 'Replaced by another one.', repost: 'Reposted', ai: { assisted: 'AI-assisted', generated: 'AI-generated' },
} : {
  page: '手机签发', step: ['', '一审', '二审', '三审'], lead: '输入签名口令，就能看到要签的稿件。',
  until: '链接 {time} 前有效，只能签一次，只能在这台设备上打开。', pin: '签名口令（6 位数字）', enter: '打开稿件', again: '再输一次签名口令',
  none: '链接不完整', noneLead: '请从邮件里重新打开，或向编辑部重新索取。', broken: '没有成功，请检查网络后再试。',
  about: '{column} · {author} · 第 {revision} 版', signer: '签名人：{name}', findings: '机审发现 {count} 处', noFindings: '机审没有发现问题。',
  red: '红色', amber: '黄色', note: '提示', waived: '已豁免', marks: '未解决的批注 {count} 处', must: '须改', mine: '您签过第 {revision} 版以来的改动',
  below: '{name}签过第 {revision} 版以来的改动', same: '之后没有改动。', text: '全文', pass: '通过并签名', back: '退稿', cancel: '先不签',
  passNote: '随签名留言（可不填）', backNote: '要改什么', reason: '退稿原因', signed: '{time} 已签名，稿件进入下一环节，可以关闭本页。',
  returned: '已于 {time} 退给作者，可以关闭本页。', gone: '图片', hash: '所签内容（SHA-256）：{hash}',
  reasons: { fact: '事实有误', source: '来源不明', policy: '导向问题', wording: '文字问题', title: '标题问题', picture: '图片问题', law: '法律风险', duplicate: '重复选题', structure: '结构要调整', other: '其他' },
  fields: { title: '标题', subtitle: '副标题', summary: '导语', column: '栏目', byline: '署名', body: '正文', cover: '封面', film: '视频', tags: '标签', origin: '原创或转载', sourceName: '来源媒体', sourceUrl: '原文链接', sourceAuthor: '原作者', sourceLicence: '授权说明', aiDeclaration: '智能生成声明', aiNote: '智能生成说明' },
  weights: { material: '实质', wording: '文字', technical: '技术' }, replaced: '已换成另一个。', repost: '转载稿件', ai: { assisted: 'AI 辅助', generated: 'AI 生成' },
};
const clock = (at) => new Intl.DateTimeFormat(english ? 'en-GB' : 'zh-CN', { hour: '2-digit', minute: '2-digit', hour12: false, timeZone: 'Asia/Shanghai' }).format(new Date(at));
`;
