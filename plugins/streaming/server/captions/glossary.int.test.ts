import { aCaptionDesk, type CaptionDesk } from '../testing/a-caption-desk';
import { addTerm, changeTerm, exportGlossary, importGlossary, removeTerm } from './write-glossary';

let desk: CaptionDesk;
beforeAll(async () => {
  desk = await aCaptionDesk();
}, 60_000);
afterAll(() => desk.close());

it('a glossary is kept word by word and as a table', async () => {
  const { captions, operator, room } = desk;
  const word = { room, term: '云泽', translations: { en: 'Yunze' }, note: '' };
  const added = await addTerm(captions, operator, word);
  if (!added.ok) throw new Error(added.error.code);
  expect(await addTerm(captions, operator, word)).toMatchObject({ error: { code: 'STREAMING.TERM_THERE' } });
  expect(await changeTerm(captions, operator, { ...word, id: added.value.id, version: 1, note: '地名' })).toMatchObject(
    { value: { version: 2 } },
  );
  expect(
    await importGlossary(captions, operator, { room, csv: 'term,en,ug\n云泽,"Yunze, city",يۈنزې\n=龙井,,\n' }),
  ).toEqual({
    ok: true,
    value: { added: 1, changed: 1 },
  });
  for (const [csv, line] of [
    ['term,en\n龙井,a\n,b\n', 3],
    ['word\nx', 1],
    ['term,en\n"open', 2],
  ] as const)
    expect([csv, await importGlossary(captions, operator, { room, csv })]).toMatchObject([
      csv,
      { error: { code: 'STREAMING.FILE_LINE', details: { line } } },
    ]);
  const file = await exportGlossary(captions, operator, room);
  const pieces = file.ok
    ? [await file.value.pieces.next(), await file.value.pieces.next(), await file.value.pieces.next()]
    : [];
  expect(pieces.join('')).toBe(`\ufeffterm,en,ug,note\r\n'=龙井,,,\r\n云泽,"Yunze, city",يۈنزې,\r\n`);
  expect(await importGlossary(captions, operator, { room, csv: pieces.join('') })).toEqual({
    ok: true,
    value: { added: 0, changed: 2 },
  });
  expect(await removeTerm(captions, operator, { room, id: added.value.id })).toEqual({ ok: true, value: null });
});
