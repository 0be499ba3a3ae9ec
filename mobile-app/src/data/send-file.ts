import { Upload, type DetailedError } from 'tus-js-client';
import { host } from '@/platform/host';
import type { FileSource } from '@/platform/outbox-box';
import type { OutFile } from './outbox.rules';
import { bearer } from './session';

/** How the sending of a file ended: whole, cut off, or refused in the host's words. */
export type FileEnd =
  | { readonly kind: 'whole'; readonly id: string }
  | { readonly kind: 'later' }
  | { readonly kind: 'refused'; readonly said: string };

interface Sending {
  readonly file: OutFile;
  readonly source: FileSource;
  readonly task: string;
  readonly onUrl: (url: string) => void;
  readonly onProgress: (sent: number) => void;
}

/** Small enough that a cut line loses little, and that a proxy which gathers a request before passing it on gathers little. */
const CHUNK = 256 * 1024;
const PASSING: readonly number[] = [0, 401, 408, 409, 423, 425, 429];

/** Sends a file by tus from wherever it was cut off. Trying again is the outbox's business, so that things keep their order. */
export function sendFile({ file, source, task, onUrl, onProgress }: Sending): Promise<FileEnd> {
  return new Promise((resolve) => {
    // On a phone tus takes an object with the file's uri; its types know browsers only.
    const upload: Upload = new Upload(source as Blob, {
      endpoint: `${host()}/api/field/uploads`,
      uploadUrl: file.url,
      uploadSize: file.size,
      chunkSize: CHUNK,
      retryDelays: null,
      storeFingerprintForResuming: false,
      metadata: { name: file.name, type: file.type, assignment: task },
      onBeforeRequest: async (request) => {
        request.setHeader('Authorization', `Bearer ${(await bearer()) ?? ''}`);
      },
      onUploadUrlAvailable: () => {
        if (upload.url) onUrl(upload.url);
      },
      onProgress: (sent) => onProgress(sent),
      onSuccess: () => resolve({ kind: 'whole', id: upload.url?.split('/').at(-1) ?? '' }),
      onError: (error) => resolve(endOf(error)),
    });
    upload.start();
  });
}

function endOf(error: Error | DetailedError): FileEnd {
  const answer = 'originalResponse' in error ? error.originalResponse : null;
  const status = answer?.getStatus() ?? 0;
  if (PASSING.includes(status) || status >= 500) return { kind: 'later' };
  return { kind: 'refused', said: sentenceOf(answer?.getBody() ?? '') };
}

function sentenceOf(body: string): string {
  try {
    const { error } = JSON.parse(body) as { error?: { message?: string } }; // the host's refusals; anything else throws or is empty
    return error?.message ?? '';
  } catch {
    return '';
  }
}
