import {
  MOST_VISIT_PHOTO_BYTES,
  visitItems,
  visitPhotoTypes,
  type Visit,
  type VisitItem,
  type WriteVisit,
} from '../../../contract';
import type { ReadPhoto } from '../photos/exif.rules';

/** What was found of one thing on the list; not yet said is empty. */
export type CheckDraft = { readonly answer: WriteVisit['checklist'][number]['answer'] | ''; readonly note: string };

/** A photograph with its words, and the file itself, which is sent when the visit is written down. */
export type PhotoDraft = ReadPhoto & { readonly caption: string; readonly file: Blob };

/** Whether the house keeps such files; what the browser calls a file is looked at again there, by its bytes. */
export const isSendable = ({ type, size }: Pick<Blob, 'type' | 'size'>): boolean =>
  visitPhotoTypes.some((one) => one === type) && size > 0 && size <= MOST_VISIT_PHOTO_BYTES;

/** A visit as it is typed. */
export type VisitDraft = {
  readonly supplier: string | undefined;
  readonly kind: Visit['kind'];
  readonly risk: Visit['risk'];
  readonly place: string;
  readonly latitude: string;
  readonly longitude: string;
  readonly visitedAt: string | null;
  readonly checklist: Readonly<Record<VisitItem, CheckDraft>>;
  readonly photos: readonly PhotoDraft[];
  readonly findings: string;
  readonly result: Visit['result'];
};

/** Everything that is looked at, in the order of the list. */
export const items = Object.keys(visitItems) as readonly VisitItem[]; // keys of the literal

/** An empty form, for a visit that was just made. */
export const emptyVisit = (now: Date): VisitDraft => ({
  ...{ supplier: undefined, kind: 'onsite', risk: 'usual', place: '', latitude: '', longitude: '' },
  visitedAt: now.toISOString(),
  // One line for each thing.
  checklist: Object.fromEntries(items.map((item) => [item, { answer: '', note: '' }])) as VisitDraft['checklist'],
  ...{ photos: [], findings: '', result: 'good' },
});

/** Where it was: the fields, or else the first photograph that knows. */
function placeOf({ latitude, longitude, photos }: VisitDraft): Pick<WriteVisit, 'latitude' | 'longitude'> | undefined {
  if (latitude.trim() === '' && longitude.trim() === '') {
    const told = photos.find((photo) => photo.latitude !== null && photo.longitude !== null);
    return told && { latitude: told.latitude ?? 0, longitude: told.longitude ?? 0 };
  }
  const [north, east] = [Number(latitude.trim() || NaN), Number(longitude.trim() || NaN)];
  return Math.abs(north) <= 90 && Math.abs(east) <= 180 ? { latitude: north, longitude: east } : undefined;
}

/** What is missing still before it can be written down: names of fields. */
export function missingOf(
  draft: VisitDraft,
): readonly ('supplier' | 'place' | 'where' | 'when' | 'findings' | 'proof')[] {
  const answered = items.some((item) => draft.checklist[item].answer !== '');
  const isProved = draft.result === 'refused' || (answered && draft.photos.length > 0);
  const all = [
    ['supplier', draft.supplier !== undefined],
    ['place', draft.place.trim() !== ''],
    ['where', placeOf(draft) !== undefined],
    ['when', draft.visitedAt !== null],
    ['findings', draft.findings.trim() !== ''],
    ['proof', isProved],
  ] as const;
  return all.filter(([, isThere]) => !isThere).map(([name]) => name);
}

/** What is sent, once nothing is missing. */
export function visitOf(draft: VisitDraft): WriteVisit | undefined {
  const { supplier, kind, risk, place, visitedAt, checklist, photos, findings, result } = draft;
  const where = placeOf(draft);
  if (missingOf(draft).length > 0 || supplier === undefined || visitedAt === null || !where) return undefined;
  const at = new Date(visitedAt).toISOString();
  return {
    ...{ supplier, kind, risk, place: place.trim(), ...where, visitedAt: at, findings: findings.trim(), result },
    checklist: items.flatMap((item) => {
      const { answer, note } = checklist[item];
      return answer === '' ? [] : [{ item, answer, note: note.trim() }];
    }),
    photos: photos.map(({ hash, at: takenAt, latitude, longitude, caption }) => ({
      // A camera that says nothing is believed to have been there when its owner was.
      ...{ hash, takenAt: takenAt ?? at, latitude, longitude, caption: caption.trim() },
    })),
  };
}
