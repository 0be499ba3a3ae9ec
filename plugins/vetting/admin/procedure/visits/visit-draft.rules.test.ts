import { emptyVisit, isSendable, missingOf, visitOf, type VisitDraft } from './visit-draft.rules';

const NOW = new Date('2026-11-30T02:00:00.000Z');
const photo = {
  ...{ name: 'a.jpg', hash: 'a'.repeat(64), caption: ' 车间 ', at: '2026-11-29T03:00:00.000Z' },
  ...{ latitude: 30.27, longitude: 120.15, file: new Blob(['x'], { type: 'image/jpeg' }) },
};
const empty = emptyVisit(NOW);
const whole: VisitDraft = {
  ...{ ...empty, supplier: 'supplier', place: ' 云泽镇茶厂 ', findings: '场地整洁', photos: [photo] },
  checklist: { ...empty.checklist, site: { answer: 'fine', note: ' 无虫鼠 ' } },
};

it('sends what was seen, and of the list what was answered', () => {
  expect(visitOf(whole)).toMatchObject({
    ...{ place: '云泽镇茶厂', visitedAt: NOW.toISOString(), latitude: 30.27, longitude: 120.15 },
    checklist: [{ item: 'site', answer: 'fine', note: '无虫鼠' }],
    photos: [{ caption: '车间', takenAt: photo.at }],
  });
});

it('takes the place that was typed before that of a photograph', () => {
  expect(visitOf({ ...whole, latitude: '31', longitude: '121.5' })).toMatchObject({ latitude: 31, longitude: 121.5 });
  expect(missingOf({ ...whole, latitude: '91', longitude: '121.5' })).toEqual(['where']);
  expect(missingOf({ ...whole, latitude: '31' })).toEqual(['where']);
});

it('takes a photograph that says nothing for one of the visit', () => {
  const silent = { ...photo, at: null, latitude: null, longitude: null };
  const sent = visitOf({ ...whole, latitude: '31', longitude: '121', photos: [silent] });
  expect(sent?.photos).toMatchObject([{ takenAt: NOW.toISOString(), latitude: null }]);
});

it('names what is missing, and wants no proof of a visit that was refused', () => {
  expect(missingOf(empty)).toEqual(['supplier', 'place', 'where', 'findings', 'proof']);
  const refused = { ...whole, result: 'refused', photos: [], latitude: '31', longitude: '121' } as const;
  expect(missingOf({ ...refused, checklist: empty.checklist })).toEqual([]);
  expect(missingOf({ ...whole, photos: [], latitude: '31', longitude: '121' })).toEqual(['proof']);
  expect(visitOf(empty)).toBeUndefined();
});

it.each([
  ['image/jpeg', 9, true],
  ['image/webp', 12 * 1024 * 1024, true],
  ['image/jpeg', 12 * 1024 * 1024 + 1, false],
  ['image/heic', 9, false],
  ['image/png', 0, false],
])('sends %s of %i bytes: %s', (type, size, is) => {
  expect(isSendable({ type, size })).toBe(is);
});
