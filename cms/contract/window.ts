import type { z } from 'zod';

type Window = { readonly from: string; readonly to: string };

const DAY = 86_400_000;

/** Holds the ends of a window against each other: in their order, and at most so many days apart. */
export const windowOf =
  (days: number) =>
  ({ from, to }: Window, ctx: z.RefinementCtx): void => {
    const apart = Date.parse(to) - Date.parse(from);
    const say = (message: string): void => ctx.addIssue({ code: 'custom', path: ['to'], message });
    if (apart < 0) say('结束时间不能早于开始时间 / The end cannot be before the start');
    if (apart > days * DAY) say(`一次最多查看 ${days} 天 / At most ${days} days at a time`);
  };
