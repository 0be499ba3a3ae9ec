import type { DrivenPlatform } from '@hearth/cms/contract';
import { isVisible, type Desk, type LabPost } from './desk';

/** The hosts on which readers see what an account posted, and what of an address names the post. */
const SITES: Readonly<Record<string, { readonly platform: DrivenPlatform; readonly names: RegExp }>> = {
  'weibo.com': { platform: 'weibo', names: /^\/\d+\/(\w+)$/ },
  'x.com': { platform: 'x', names: /^\/i\/status\/(\d+)$/ },
  'www.facebook.com': { platform: 'facebook', names: /^\/(\w+)$/ },
  'www.youtube.com': { platform: 'youtube', names: /^\/watch\?v=([\w-]+)$/ },
  'www.bilibili.com': { platform: 'bilibili', names: /^\/video\/(\w+)$/ },
  'www.kuaishou.com': { platform: 'kuaishou', names: /^\/short-video\/(\w+)$/ },
};

type Page = { readonly status: number; readonly html: string };
type Asked = { readonly host: string; readonly path: string };

/** The public page of a post as a stranger sees it; nothing for a host that shows none. */
export function pageOf({ host, path }: Asked, desk: (platform: DrivenPlatform) => Desk): Page | undefined {
  const site = SITES[host];
  if (!site) return undefined;
  const name = site.names.exec(path)?.[1] ?? '';
  const post = desk(site.platform).posts.find(({ id }) => id === name || id === numberOf(name));
  return post && isVisible(post) ? { status: 200, html: shown(post) } : GONE;
}

const GONE: Page = { status: 404, html: '<title>404</title>' };

const shown = ({ title, text }: LabPost): string => `<h1>${plain(title)}</h1><p>${plain(text)}</p>`;
const plain = (text: string): string => text.replace(/&/g, '&amp;').replace(/</g, '&lt;');

const DIGITS = '0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ';

/** The number behind a short name of Weibo's: each four letters from the right are seven digits. */
function numberOf(name: string): string {
  const groups: string[] = [];
  for (let end = name.length; end > 0; end -= 4) {
    const letters = [...name.slice(Math.max(0, end - 4), end)];
    const value = letters.reduce((sum, letter) => sum * 62 + DIGITS.indexOf(letter), 0);
    groups.unshift(end > 4 ? String(value).padStart(7, '0') : String(value));
  }
  return groups.join('');
}
