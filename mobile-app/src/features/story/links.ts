const SAFE = /^(https?:\/\/|mailto:|tel:|\/(?!\/))/i;

/** A link worth following, or null: `javascript:` and the like stay plain text. */
export function linkOf(href: string | null): string | null {
  const trimmed = href?.trim() ?? '';
  return SAFE.test(trimmed) ? trimmed : null;
}
