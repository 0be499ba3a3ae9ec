/**
 * SHA-256 of a file, worked out without sending it anywhere. Empty where there is no file, and where a browser refuses to work it out: on
 * pages that are not encrypted the fingerprint is typed in.
 */
export async function hashOfFile(file: File | undefined): Promise<string> {
  if (!file || !globalThis.isSecureContext) return '';
  const bytes = new Uint8Array(await crypto.subtle.digest('SHA-256', await file.arrayBuffer()));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
