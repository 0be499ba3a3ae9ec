import { nameProblem, namesOf } from './names';

it.each([
  ['Shop', 'task'],
  ['shop_floor', 'task'],
  ['-shop', 'task'],
  ['../shop', 'task'],
  ['cms', 'task'],
  ['upload', 'task'],
  ['shop', 'class'],
  ['shop', 'Task'],
  ['', 'task'],
])('refuses %p with the noun %p', (name, noun) => {
  expect(nameProblem(name, noun)).toMatch(/^".*" is /);
});

it('spells a plugin and its noun in every way the template asks for', () => {
  expect(nameProblem('field-kit', 'duty-entry')).toBeUndefined();
  expect(namesOf('field-kit', 'duty-entry')).toEqual({
    name: 'field-kit',
    noun: 'duty-entry',
    nouns: 'duty-entries',
    camel: 'fieldKit',
    nounCamel: 'dutyEntry',
    nounsCamel: 'dutyEntries',
    Noun: 'DutyEntry',
    Nouns: 'DutyEntries',
    Title: 'Field Kit',
    NAMESPACE: 'FIELD_KIT',
    NOUN: 'DUTY_ENTRY',
    table: 'field_kit_duty_entry',
  });
});
