/** The forms in which a body lies ready. */
export type Encoding = 'br' | 'gzip' | 'identity';

/** Browsers send a handful of headers; a stranger may send any, so what is remembered is bounded. */
const REMEMBERED = 64;
const known = new Map<string, Encoding>();

/** The smallest form that the caller takes (RFC 9110 §12.5.3: `q=0` refuses one, `*` stands for the rest). */
export function encodingFor(header: string | undefined): Encoding {
  if (!header) return 'identity';
  const remembered = known.get(header);
  if (remembered) return remembered;
  const chosen = choose(header);
  if (known.size < REMEMBERED && header.length < 100) known.set(header, chosen);
  return chosen;
}

function choose(header: string): Encoding {
  const weights = new Map<string, number>();
  for (const part of header.toLowerCase().split(',')) {
    const [name = '', ...parameters] = part.split(';').map((piece) => piece.trim());
    const q = parameters.find((parameter) => parameter.startsWith('q='));
    weights.set(name, q ? Number(q.slice(2)) : 1);
  }
  const taken = (name: string): boolean => (weights.get(name) ?? weights.get('*') ?? 0) > 0;
  if (taken('br')) return 'br';
  return taken('gzip') || taken('x-gzip') ? 'gzip' : 'identity';
}
