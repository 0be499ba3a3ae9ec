import type { Script } from '../../contract';
import { beatsOf, isSigned, lightOf } from './beats.rules';

type Sentence = Script['sentences'][number];
type Light = Sentence['claims'][number]['light'];
const claim = (light: Light) => ({
  ...{ id: '0195f000-0000-7000-8000-000000000001', text: '当日采摘', light, why: null },
});
const said = (beat: Sentence['beat'], text: string, claims: Sentence['claims'] = []): Sentence => ({
  beat,
  text,
  claims,
});

it('puts sentences under their beats, as they are spoken', () => {
  const beats = beatsOf([said('hook', '一'), said('hook', '二'), said('proof', '三'), said('hook', '四')]);
  expect(beats.map(({ beat, sentences }) => [beat, sentences.map(({ text }) => text)])).toEqual([
    ['hook', ['一', '二']],
    ['proof', ['三']],
    ['hook', ['四']],
  ]);
  expect(beatsOf([])).toEqual([]);
});

it.each<[readonly Light[], Light | undefined]>([
  [[], undefined],
  [['green'], 'green'],
  [['green', 'amber'], 'amber'],
  [['red', 'green', 'amber'], 'red'],
])('lights %j as %p', (lights, light) => {
  expect(lightOf({ claims: lights.map(claim) })).toBe(light);
});

it('is signed only with the very words that were approved', () => {
  expect(isSigned({ hash: 'a', approvedHash: 'a' })).toBe(true);
  expect(isSigned({ hash: 'b', approvedHash: 'a' })).toBe(false);
  expect(isSigned({ hash: 'b', approvedHash: null })).toBe(false);
});
