import { err, ok, type Refusal, type Result } from '../../kernel';

/** Why bytes are no text. */
export type NotText = Refusal<'UNREADABLE', { note: string }>;

const IN_TYPE = /charset\s*=\s*["']?([\w-]+)/i;
const IN_XML = /^\s*<\?xml[^>]*\sencoding\s*=\s*["']([\w-]+)["']/i;

/**
 * Turns the bytes of a feed into text: by their mark, else by what the host says, else by what the document says of itself. Many hosts in
 * China say nothing and write GB18030, and GB2312 in a declaration means what GB18030 holds.
 */
export function decode(bytes: Buffer, contentType: string): Result<string, NotText> {
  const label = markOf(bytes) ?? IN_TYPE.exec(contentType)?.[1] ?? declared(bytes) ?? 'utf-8';
  try {
    return ok(new TextDecoder(label).decode(bytes));
  } catch {
    return err('UNREADABLE', { note: label.slice(0, 40) });
  }
}

function markOf(bytes: Buffer): string | undefined {
  if (bytes.subarray(0, 3).equals(Buffer.from([0xef, 0xbb, 0xbf]))) return 'utf-8';
  if (bytes.subarray(0, 2).equals(Buffer.from([0xff, 0xfe]))) return 'utf-16le';
  return bytes.subarray(0, 2).equals(Buffer.from([0xfe, 0xff])) ? 'utf-16be' : undefined;
}

function declared(bytes: Buffer): string | undefined {
  return IN_XML.exec(bytes.subarray(0, 300).toString('latin1'))?.[1];
}
