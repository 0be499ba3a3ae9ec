import type { Text } from '../kernel/locale';

/** A role as people read it. What it may do is in the kitchen's and plugins' grants. */
export type RoleDescription = { readonly name: Text; readonly description: Text };

const role = (zh: string, en: string, does: readonly [zh: string, en: string]): RoleDescription => ({
  name: { 'zh-Hans': zh, en },
  description: { 'zh-Hans': does[0], en: does[1] },
});

/** The roles of a station, by their slug. In the admin each is the role with the code `hearth-SLUG`. */
export const roles = {
  'chief-editor': role('总编辑', 'Chief editor', ['统筹选题，终审签发', 'Plans the day and signs the last review']),
  'desk-head': role('部门主任', 'Desk head', ['分派任务，二审本部门稿件', 'Assigns work and signs the second review']),
  editor: role('编辑', 'Editor', ['采写、修改、发布稿件', 'Writes, edits and publishes stories']),
  reporter: role('记者', 'Reporter', ['采写并提交自己的稿件', 'Writes and hands in their own stories']),
  proofreader: role('校对', 'Proofreader', ['校对文字，不改变稿件状态', 'Corrects wording; never publishes']),
  'mcn-operator': role('MCN 运营', 'MCN operator', [
    '运营账号矩阵与内容分发',
    'Runs the accounts the station goes out on',
  ]),
  agent: role('经纪人', 'Agent', ['维护达人关系与合约', 'Looks after creators and their contracts']),
  mentor: role('导师', 'Mentor', ['带教学员，点评实操', 'Guides trainees through practice']),
  teacher: role('教师', 'Teacher', ['讲授课程，批改考核', 'Teaches courses and marks exams']),
  'vetting-officer': role('选品审核员', 'Vetting officer', [
    '核验资质，登记样品',
    'Checks papers and samples of goods',
  ]),
  'panel-expert': role('评审专家', 'Panel expert', ['参加选品评审并署名', 'Judges goods on the panel and signs']),
  host: role('主播', 'Host', ['主持直播，讲解商品', 'Hosts lives and presents goods']),
  'field-controller': role('场控', 'Field controller', [
    '控制直播流程与上架',
    'Runs a live room while it is on the air',
  ]),
  'shop-keeper': role('店铺运营', 'Shop keeper', ['维护商品、库存与订单', 'Keeps goods, stock and orders']),
  'after-sales-clerk': role('售后专员', 'After-sales clerk', ['处理退款与投诉', 'Handles refunds and complaints']),
  finance: role('财务', 'Finance', ['核对结算与付款', 'Checks settlements and pays out']),
  'compliance-officer': role('合规专员', 'Compliance officer', [
    '监看内容，处置违规',
    'Watches content and takes down',
  ]),
  'station-administrator': role('台管理员', 'Station administrator', [
    '管理本台及下级台的人员、岗位与值班',
    'Manages people, roles and the duty roster of the station and those below',
  ]),
} as const satisfies Record<string, RoleDescription>;

/** Conditions under which a role's permission holds, as the admin knows them. */
export const CONDITIONS = {
  /** For documents of one's own station and those below. */
  ownStation: 'plugin::cms.own-station',
  /** Of those, for documents that one made oneself. */
  ownWork: 'plugin::cms.own-work',
} as const;

/** The slug of a role. */
export type RoleSlug = keyof typeof roles;

/** All role slugs, in the order of the list. */
export const roleSlugs = Object.keys(roles) as readonly RoleSlug[] as readonly [RoleSlug, ...RoleSlug[]]; // keys of the literal above

/** Tells whether a word is the slug of a role. */
export function isRole(value: unknown): value is RoleSlug {
  return roleSlugs.some((slug) => slug === value);
}
