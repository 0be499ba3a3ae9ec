import { readPoints, tabOf, tabsFor, writePoints } from './points-query';

const read = (address: string) => readPoints(new URLSearchParams(address));
const HEAD = { read: true, grade: true, keep: false };
const REPORTER = { read: false, grade: false, keep: false };

it.each([
  ['', { tab: '', month: '', work: undefined }],
  ['tab=month&month=2026-11&person=x', { tab: 'month', month: '2026-11', person: 'x' }],
  ['tab=nonsense&month=2026-13&work=nonsense', { tab: '', month: '', work: undefined }],
  ['work=abcdefghij1234567890abcd.en', { work: { documentId: 'abcdefghij1234567890abcd', locale: 'en' } }],
  ['work=../../admin.en', { work: undefined }],
])('reads %s', (address, seen) => {
  expect(read(address)).toMatchObject(seen);
});

it('writes what it reads', () => {
  const address = 'tab=grade&station=yunze&work=abcdefghij1234567890abcd.zh-Hans';
  expect(new URLSearchParams(writePoints(read(address))).toString()).toBe(address);
});

it('shows everybody their own points and the rules, and heads the station', () => {
  expect(tabsFor(REPORTER)).toEqual(['mine', 'rules']);
  expect(tabOf({ tab: 'month', appeal: '' }, REPORTER)).toBe('mine');
  expect(tabOf({ tab: 'month', appeal: '' }, HEAD)).toBe('month');
});

it('leads from a notice of an appeal to where it is answered, and its author home', () => {
  expect(tabOf({ tab: '', appeal: 'x' }, HEAD)).toBe('month');
  expect(tabOf({ tab: '', appeal: 'x' }, REPORTER)).toBe('mine');
});
