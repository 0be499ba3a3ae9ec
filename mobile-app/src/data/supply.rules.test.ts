import { bodyOf, freshForm, merged, parseForm, proofsWanted, takenOver, typed } from './supply.rules';

const form = freshForm('li', 'qinghe');

it('counts every change, so that an older copy is known', () => {
  const once = typed(form.parts.contact, { person: '林' });
  expect(once).toEqual({ revision: 1, dirty: true, fields: { person: '林', phone: '' } });
  expect(typed(once, { phone: '139' })).toMatchObject({ revision: 2, fields: { person: '林', phone: '139' } });
});

it.each([
  ['contact', { person: '林', phone: ' ' }, 'cooperative', null],
  ['contact', { person: '林', phone: '139' }, 'cooperative', { person: '林', phone: '139' }],
  ['who', { name: '林', uscc: '' }, 'cooperative', null],
  ['who', { name: '林', idNumber: '1' }, 'individual', { kind: 'individual', name: '林', uscc: null, idNumber: '1' }],
  ['who', { name: '林', idNumber: '1' }, 'family-farm', { kind: 'family-farm', name: '林', uscc: null, idNumber: '1' }],
  [
    'bank',
    { holder: '林', bank: '农', account: '1' },
    'individual',
    { holder: '林', bank: '农', account: '1', isCard: true },
  ],
] as const)('sends %s only when it is whole', (...[name, fields, kind, body]) => {
  expect(bodyOf(name, typed(form.parts[name], fields), kind)).toEqual(body);
});

it('takes what the host has newer, and keeps what is newer here', () => {
  const typing = {
    ...form,
    parts: { ...form.parts, contact: { ...typed(form.parts.contact, { person: '新' }), revision: 7 } },
  };
  const older = { revision: 5, fields: { person: '旧', phone: '1' } };
  const next = merged(typing, {
    who: null,
    where: { revision: 1, fields: { region: '330110', address: '村' } },
    contact: older,
    bank: null,
  });
  expect(next.parts.contact.fields['person']).toBe('新');
  expect(next.parts.where).toEqual({ revision: 1, dirty: false, fields: { region: '330110', address: '村' } });
});

it('never takes a covered number for one that was typed', () => {
  const kept = takenOver('bank', {
    revision: 3,
    fields: { holder: '林', bank: '农行', account: '****1111', isCard: true },
  });
  expect(kept.fields).toEqual({ holder: '林', bank: '农行', account: '' });
});

it('asks for the papers that a kind has', () => {
  const who = form.parts.who;
  expect(proofsWanted(who)).toEqual(['licence']);
  expect(proofsWanted(typed(who, { kind: 'individual' }))).toEqual(['id-front', 'id-back', 'village-letter']);
  expect(proofsWanted(typed(who, { kind: 'family-farm' }))).toEqual(['id-front', 'id-back']);
});

it('comes back after the app was killed, and what was being sent waits again', () => {
  const photo = { id: 'p', kind: 'licence', type: 'image/jpeg', state: 'sending', sent: 0.4 } as const;
  const kept = JSON.stringify({ ...form, photos: [photo] });
  expect(parseForm(kept)).toEqual({ ...form, photos: [{ ...photo, state: 'waiting', sent: 0 }] });
});

it.each([null, '', '{}', '[]', '{"parts":{},"photos":[]}', '{'])('begins anew from %p', (text) => {
  expect(parseForm(text)).toEqual(freshForm());
});
