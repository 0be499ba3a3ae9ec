import type { Outlet, Parcel, Posted } from '../outlet.rules';

/** What the platform does with the next posts that reach it; then it takes them. */
export type Mood = 'takes' | 'reviews' | 'busy' | 'refuses' | 'loses-answer' | 'throws';

/** A platform that keeps everything that reached it: each call that arrives makes a post, whatever was there before. */
export type Platform = {
  readonly outlet: Outlet;
  readonly posts: { readonly key: string; readonly at: Date; readonly text: string; isDown: boolean }[];
  readonly moods: Mood[];
  /** Told at each moment of a call, before it arrives and after it was done; a test may kill its worker there. */
  moment: (name: string) => Promise<void>;
};

const say = { 'zh-Hans': '平台繁忙', en: 'The platform is busy' };
const problem = { code: 'BUSY', path: null, message: say, cure: say };

/** Makes one. It knows no idempotency keys, as most do not: a second call is a second post. */
export function aPlatform(): Platform {
  const platform: Omit<Platform, 'outlet'> = { posts: [], moods: [], moment: () => Promise.resolve() };
  const postOf = (key: string): Posted => ({ platformId: key, url: `https://platform.example/${key}` });
  const take = ({ key, content }: Parcel): Posted => {
    platform.posts.push({ key, at: new Date(), text: content.title, isDown: false });
    return postOf(key);
  };
  const outlet: Outlet = {
    async send(parcel) {
      await platform.moment('send: on its way');
      const mood = platform.moods.shift() ?? 'takes';
      if (mood === 'busy') return { kind: 'retryable', problem };
      if (mood === 'refuses') return { kind: 'final', problem: { ...problem, path: 'title' } };
      if (mood === 'throws') throw new Error('the line is cut before it arrives');
      const posted = take(parcel);
      await platform.moment('send: arrived');
      if (mood === 'loses-answer') throw new Error('the line is cut after it arrived');
      return { kind: mood === 'reviews' ? 'accepted' : 'live', ...posted };
    },
    async look({ key }) {
      await platform.moment('look: on its way');
      const stands = platform.posts.some((one) => one.key === key && !one.isDown);
      await platform.moment('look: seen');
      return stands ? { kind: 'live', ...postOf(key) } : { kind: 'absent' };
    },
    async withdraw({ key }) {
      await platform.moment('withdraw: on its way');
      for (const post of platform.posts) if (post.key === key) post.isDown = true;
      await platform.moment('withdraw: done');
      return { kind: 'removed' };
    },
  };
  return Object.assign(platform, { outlet });
}
