import type { CountUnit } from '../../contract';

const LINK = /https?:\/\/[^\s，。；！？、）】]+/g;
/** What X counts as one: Latin letters, figures and common punctuation; all else is two. */
const X_LIGHT: readonly (readonly [number, number])[] = [
  [0, 4351],
  [8192, 8205],
  [8208, 8223],
  [8242, 8247],
];
const X_LINK = 23;

/** How long a text is by a platform's own way of counting. */
export function measure(text: string, unit: CountUnit): number {
  switch (unit) {
    case 'characters':
      return [...text].length;
    case 'utf8-bytes':
      return new TextEncoder().encode(text).length;
    case 'half-width':
      return Math.ceil(sum(text, (point) => (point < 128 ? 0.5 : 1)));
    case 'x-weighted':
      return weighted(text);
    case 'count':
      return text === '' ? 0 : 1;
  }
}

/** Cuts a text to a length at the end of a whole sign, and says so by an ellipsis; a text that fits is left alone. */
export function cut(text: string, max: number, unit: CountUnit): string {
  if (measure(text, unit) <= max) return text;
  const signs = [...new Intl.Segmenter('zh').segment(text)].map(({ segment }) => segment);
  let [low, high] = [0, signs.length];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (measure(`${signs.slice(0, middle).join('')}…`, unit) <= max) low = middle;
    else high = middle - 1;
  }
  return low === 0 ? '' : `${signs.slice(0, low).join('').trimEnd()}…`;
}

function weighted(text: string): number {
  const links = text.match(LINK) ?? [];
  const light = (point: number): boolean => X_LIGHT.some(([from, to]) => point >= from && point <= to);
  // An emoji of many parts counts as two, as a Chinese sign does.
  const signs = [...new Intl.Segmenter('en').segment(text.replace(LINK, ''))];
  const words = signs.reduce((total, { segment }) => {
    const points = [...segment].map((one) => one.codePointAt(0) ?? 0);
    return total + (points.every(light) ? points.length : 2);
  }, 0);
  return words + links.length * X_LINK;
}

function sum(text: string, weigh: (point: number) => number): number {
  return [...text].reduce((total, one) => total + weigh(one.codePointAt(0) ?? 0), 0);
}
