/** What a key asks of the player. */
export type Wish =
  | { readonly do: 'turn' | 'mute' | 'captions' | 'fill' }
  | { readonly do: 'skip'; readonly seconds: number }
  | { readonly do: 'jump'; readonly share: number };

/** How far the arrow keys go. */
export const SKIP_SECONDS = 10;

interface Pressed {
  readonly key: string;
  readonly altKey: boolean;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
}

const PLAIN: Readonly<Record<string, Wish>> = {
  ' ': { do: 'turn' },
  k: { do: 'turn' },
  m: { do: 'mute' },
  c: { do: 'captions' },
  f: { do: 'fill' },
  arrowleft: { do: 'skip', seconds: -SKIP_SECONDS },
  arrowright: { do: 'skip', seconds: SKIP_SECONDS },
};

/** Keys as the large players have them. With a modifier they belong to the browser. */
export function wishOf({ key, altKey, ctrlKey, metaKey }: Pressed): Wish | null {
  if (altKey || ctrlKey || metaKey) return null;
  if (/^\d$/.test(key)) return { do: 'jump', share: Number(key) / 10 };
  return PLAIN[key.toLowerCase()] ?? null;
}
