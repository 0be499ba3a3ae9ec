/** The parts of the form, in the order of its pages. */
export const partNames = ['who', 'where', 'contact', 'bank'] as const;
/** A part of the form. */
export type PartName = (typeof partNames)[number];
/** Who can supply. */
export type Kind = 'enterprise' | 'cooperative' | 'family-farm' | 'individual';
/** A paper that proves who somebody is. */
export type ProofKind = 'licence' | 'id-front' | 'id-back' | 'village-letter' | 'other';

type Fields = Readonly<Record<string, string>>;

/** A part as it is typed. Each change counts one up, so that the host can tell an older copy from a newer one. */
export interface Part {
  readonly revision: number;
  /** Not with the host yet. */
  readonly dirty: boolean;
  readonly fields: Fields;
}

/** A photo of a paper on this phone, and how much of it went. */
export interface SupplyPhoto {
  readonly id: string;
  readonly kind: ProofKind;
  readonly type: string;
  readonly state: 'waiting' | 'sending' | 'whole' | 'refused';
  readonly sent: number;
}

/** What the phone keeps of a form until it is handed in; it belongs to one account at one station. */
export interface SupplyForm {
  readonly owner: string;
  readonly station: string;
  readonly parts: Readonly<Record<PartName, Part>>;
  readonly photos: readonly SupplyPhoto[];
}

/** The fields of each part. */
export const FIELDS: Readonly<Record<PartName, readonly string[]>> = {
  who: ['kind', 'name', 'uscc', 'idNumber'],
  where: ['region', 'address'],
  contact: ['person', 'phone'],
  bank: ['holder', 'bank', 'account'],
};

const empty = (name: PartName): Part => ({
  ...{ revision: 0, dirty: false },
  fields: Object.fromEntries(FIELDS[name].map((field) => [field, field === 'kind' ? 'cooperative' : ''])),
});

/** A form with nothing in it. */
export const freshForm = (owner = '', station = ''): SupplyForm => ({
  ...{ owner, station, photos: [] },
  parts: { who: empty('who'), where: empty('where'), contact: empty('contact'), bank: empty('bank') },
});

/** A part with something changed. */
export const typed = (part: Part, change: Fields): Part => ({
  ...{ revision: part.revision + 1, dirty: true },
  fields: { ...part.fields, ...change },
});

/** People have cards and identity numbers, firms have accounts and codes. */
export const isPerson = (kind: string | undefined): boolean => kind === 'individual' || kind === 'family-farm';

/** A part as the host wants it; null while something of it is empty, for that is not worth a journey. */
export function bodyOf(name: PartName, { fields }: Part, kind: string | undefined): object | null {
  if (name === 'who') return whoOf(fields, kind);
  if (FIELDS[name].some((field) => textOf(fields, field) === '')) return null;
  const body = Object.fromEntries(FIELDS[name].map((field) => [field, textOf(fields, field)]));
  return name === 'bank' ? { ...body, isCard: isPerson(kind) } : body;
}

const textOf = (fields: Fields, field: string): string => (fields[field] ?? '').trim();

function whoOf(fields: Fields, kind: string | undefined): object | null {
  const name = textOf(fields, 'name');
  const uscc = textOf(fields, 'uscc') || null;
  const idNumber = textOf(fields, 'idNumber') || null;
  const number = kind === 'individual' ? idNumber : kind === 'family-farm' ? (uscc ?? idNumber) : uscc;
  return name === '' || number === null ? null : { kind, name, uscc, idNumber };
}

interface Kept {
  readonly revision: number;
  readonly fields: Readonly<Record<string, unknown>>;
}

/** What the host has, taken over. Numbers come covered, and covered ones are not typed: they are asked for anew when the part changes. */
export function takenOver(name: PartName, { revision, fields }: Kept): Part {
  const plain = (field: string): string => {
    const value = fields[field];
    return typeof value === 'string' && !value.includes('***') ? value : '';
  };
  return { revision, dirty: false, fields: Object.fromEntries(FIELDS[name].map((field) => [field, plain(field)])) };
}

/** The form after the host was heard: where it has newer parts, those; what is typed here and newer stays. */
export function merged(form: SupplyForm, parts: Readonly<Record<PartName, Kept | null>>): SupplyForm {
  const next = { ...form.parts };
  for (const name of partNames) {
    const kept = parts[name];
    if (kept && kept.revision > form.parts[name].revision) next[name] = takenOver(name, kept);
  }
  return { ...form, parts: next };
}

/** Which papers a kind of supplier shows. */
export function proofsWanted({ fields }: Part): readonly ProofKind[] {
  const { kind, uscc = '' } = fields;
  if (kind === 'individual') return ['id-front', 'id-back', 'village-letter'];
  return kind === 'family-farm' && uscc.trim() === '' ? ['id-front', 'id-back'] : ['licence'];
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Reads what an earlier version may have written; what is not whole is begun anew. What was being sent waits again. */
export function parseForm(text: string | null): SupplyForm {
  try {
    const kept: unknown = JSON.parse(text ?? 'null');
    if (!isObject(kept) || !isObject(kept['parts']) || !Array.isArray(kept['photos'])) return freshForm();
    const form = kept as unknown as SupplyForm; // written below by this very app; its parts are looked at next
    if (partNames.some((name) => !isObject(form.parts[name]) || !isObject(form.parts[name].fields))) return freshForm();
    const photos = form.photos.map((photo) =>
      photo.state === 'sending' ? { ...photo, state: 'waiting' as const, sent: 0 } : photo,
    );
    return { ...form, photos };
  } catch {
    return freshForm();
  }
}
