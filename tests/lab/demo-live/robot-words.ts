import type { Random } from '@hearth/cms/kernel';

/** Something that a robot says in a rehearsal. */
export type RobotLine = { readonly author: string; readonly text: string; readonly kind: 'danmaku' | 'comment' };

const AUTHORS = ['甲', '乙', '丙', '丁', '戊', '己', '庚', '辛', '壬', '癸'];

const DANMAKU = [
  ...['来了来了', '画面清楚', '声音有点小', '橙子看着真新鲜', '青禾村我去过', '主播好', '坐等上链接', '讲得明白'],
  ...['前排', '这个品种酸不酸', '能看看果肉吗', '切一个看看', '村里路修好了吗', '给农户点赞', '字幕很贴心'],
  ...['Hello from the rehearsal', '第一次看台里的直播', '手机上不卡', '检测报告在哪看', '支持家乡'],
];

const COMMENTS = [
  '去年买过一箱，今年的个头好像大一点',
  '请问产地是哪个村，能不能介绍一下种植的人家',
  '保质期多久，放在阳台可以吗',
  '有没有检测报告，能看看第几页写了农残吗',
  '希望讲一讲一箱里有多少钱到了农户手里',
];

/** Robots are called what they are, so that nobody takes one for a viewer. */
export const robotName = (at: number): string => `机器人${AUTHORS[at % AUTHORS.length] ?? ''}`;

const oneOf = <T>(all: readonly T[], random: Random): T => {
  const found = all[random.int(all.length)];
  if (found === undefined) throw new Error('nobody has anything to say');
  return found;
};

/** What robots say in a second: more at the beginning and each half minute, as people do when something is shown. */
export function linesOf(second: number, random: Random): readonly RobotLine[] {
  const isLively = second < 10 || second % 30 < 5;
  const most = isLively ? 8 : 3;
  return Array.from({ length: 1 + random.int(most) }, () => {
    const kind = random.int(6) === 0 ? 'comment' : 'danmaku';
    const text = oneOf(kind === 'comment' ? COMMENTS : DANMAKU, random);
    return { author: robotName(random.int(AUTHORS.length)), text, kind };
  });
}
