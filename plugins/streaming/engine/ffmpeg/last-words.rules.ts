const LINES = 12;
const LONGEST = 2_000;

/** Names the host of an address and nothing behind it: stream keys, passphrases and tokens stand there. */
const ADDRESS = /\b([a-z][a-z0-9+.-]*):\/\/(?:[^\s/@'"]*@)?([^\s/?'"]*)[^\s'"]*/gi;
const SECRET = 'hidden';

/** What a program said last, without anything secret in it. */
export function lastWords(text: string, secrets: readonly string[] = []): string {
  const known = secrets.filter((secret) => secret !== '');
  const hidden = known.reduce((rest, secret) => rest.replaceAll(secret, SECRET), text);
  const lines = hidden
    .replaceAll(ADDRESS, '$1://$2/…')
    .split(/[\r\n]+/)
    .map((line) => line.trim())
    .filter((line) => line !== '');
  return lines.slice(-LINES).join('\n').slice(-LONGEST);
}
