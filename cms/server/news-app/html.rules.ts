const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Makes text harmless between tags and inside quoted attributes; control characters, which HTML forbids, are dropped. */
export function escapeHtml(text: string): string {
  return text
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/g, '')
    .replace(/[&<>"']/g, (found) => ESCAPES[found] ?? '');
}

/** Writes data for a script element that is not run: nothing in it can close the element or open a comment. */
export function jsonForScript(value: unknown): string {
  return JSON.stringify(value).replace(
    /[<>&\u2028\u2029]/g,
    (found) => `\\u${found.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/** A link that may be followed from a page of ours, or nothing: `javascript:` and the like stay plain text. */
export function safeHref(href: string | undefined): string | undefined {
  const trimmed = href?.trim() ?? '';
  return /^(https?:\/\/|mailto:|tel:|\/(?![/\\]))/i.test(trimmed) ? trimmed : undefined;
}
