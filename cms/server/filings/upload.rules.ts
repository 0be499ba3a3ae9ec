/** The largest file that a phone may send: as much as everybody's upload takes. */
export const MOST_BYTES = 500 * 1024 * 1024;

/** Hours after which a file that nobody went on with is forgotten. */
export const EXPIRE_HOURS = 72;

/** How a file is cut into rows: small enough that a cut line loses little, large enough that a film is not a million rows. */
export const PART_BYTES = 256 * 1024;

/** What a phone says of a file before the first byte. */
export type Announced = {
  readonly bytes: number;
  readonly name: string;
  readonly type: string;
  readonly assignment: string;
};

/** Why a file is not even begun. */
export type UploadFault = 'UPLOAD_WITHOUT_LENGTH' | 'NOT_FOR_THE_FIELD' | 'FILE_TOO_LARGE';

/** Reads what tus says of a file: `Upload-Length` and the metadata `name`, `type` and `assignment`. What the bytes are is judged when they are there. */
export function announced(
  length: string | undefined,
  { name: called, type, assignment }: Readonly<Record<string, string | null>>,
): Announced | UploadFault {
  const bytes = /^\d{1,15}$/.test(length ?? '') ? Number(length) : 0;
  const name = (called ?? '').replace(/[\p{Cc}\p{Cs}/\\]/gu, '').slice(-120);
  if (bytes === 0 || name === '' || !isId(assignment)) return 'UPLOAD_WITHOUT_LENGTH';
  if (!isMedium(type)) return 'NOT_FOR_THE_FIELD';
  return bytes > MOST_BYTES ? 'FILE_TOO_LARGE' : { bytes, name, type, assignment };
}

type Said = string | null | undefined;
const isMedium = (type: Said): type is string => /^(image|video|audio)\/[\w.+-]+$/.test(type ?? '');
const isId = (id: Said): id is string => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id ?? '');
