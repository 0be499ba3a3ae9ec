import { isGroupSound } from './group-draft.rules';

const ID = '0195f000-0000-7000-8000-00000000c0de';
const sound = { offer: ID, leader: ID, minimum: '10', minutes: '120' };

it.each([
  ['what is whole', {}, true],
  ['no goods', { offer: '' }, false],
  ['no leader', { leader: '' }, false],
  ['half a piece', { minimum: '1.5' }, false],
  ['nothing typed', { minimum: '' }, false],
  ['too short a time', { minutes: '4' }, false],
  ['more than a week', { minutes: '10081' }, false],
])('of %s says whether it can be sent', (_what, change, isSound) => {
  expect(isGroupSound({ ...sound, ...change })).toBe(isSound);
});
