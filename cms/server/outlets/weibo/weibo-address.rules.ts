const DIGITS = '0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ';

function in62(value: number): string {
  let text = '';
  for (let rest = value; rest > 0; rest = Math.floor(rest / 62)) text = `${DIGITS[rest % 62] ?? ''}${text}`;
  return text;
}

/** The short name of a post in its address: seven digits at a time from the right, each four letters. */
export function weiboName(mid: string): string {
  const groups: string[] = [];
  for (let end = mid.length; end > 0; end -= 7) groups.unshift(in62(Number(mid.slice(Math.max(0, end - 7), end))));
  return groups.map((group, at) => (at === 0 ? group : group.padStart(4, '0'))).join('');
}
