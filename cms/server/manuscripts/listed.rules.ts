/** The entries of a field in which people list things, however they part them; each once. */
export function listed(text: string | null): readonly string[] {
  const items = (text ?? '').split(/[、，,;；]/).map((item) => item.trim());
  return [...new Set(items.filter(Boolean))];
}
