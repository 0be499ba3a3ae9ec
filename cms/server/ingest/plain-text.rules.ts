const NAMED: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  ldquo: '“',
  rdquo: '”',
  lsquo: '‘',
  rsquo: '’',
  hellip: '…',
  mdash: '—',
  ndash: '–',
  middot: '·',
};

/** Longer than this is no item of a wire but a book. */
const LONGEST = 20_000;

/** The words of a piece of HTML: paragraphs become lines, scripts and styles nothing, signs that no text may hold are left out. */
export function plainText(html: string): string {
  return (
    html
      .slice(0, LONGEST * 4)
      .replace(/<(script|style)\b[^>]*>[\s\S]*?<\/\1\s*>/gi, ' ')
      .replace(/<(br|\/p|\/div|\/li|\/h[1-6]|\/tr)\b[^>]*>/gi, '\n')
      .replace(/<[^>]{0,2000}>/g, '')
      .replace(/&(#x[0-9a-f]{1,6}|#\d{1,7}|[a-z]{2,8});/gi, (whole, name: string) => signOf(name) ?? whole)
      // What PostgreSQL keeps in no text, and what only moves other text about.
      .replace(/[^\P{Cc}\n\t]|\p{Cs}|[\u200b\u2060\ufeff\u202a-\u202e\u2066-\u2069]/gu, '')
      .replace(/[ \t\u00a0\u3000]+/g, ' ')
      .replace(/ ?\n[ \n]*/g, '\n')
      .trim()
      .slice(0, LONGEST)
  );
}

function signOf(name: string): string | undefined {
  if (!name.startsWith('#')) return NAMED[name.toLowerCase()];
  const point = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
  return point > 0 && point <= 0x10ffff ? String.fromCodePoint(point) : '';
}

/** The language that a text is in, as far as a newsroom has to know: Chinese from a fifth of Chinese characters on. */
export function languageOf(text: string): 'zh-Hans' | 'en' {
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  const han = text.match(/\p{Script=Han}/gu)?.length ?? 0;
  return letters > 0 && han / letters < 0.2 ? 'en' : 'zh-Hans';
}
