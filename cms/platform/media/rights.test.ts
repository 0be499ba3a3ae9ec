import { showable } from './rights';

const NOW = new Date('2026-06-01T00:00:00Z');

it.each([
  ['a file without rights', {}, true],
  [
    'a file whose licence runs, dates as text',
    { licensedFrom: '2026-05-01T00:00:00Z', licensedTo: '2026-07-01T00:00:00Z' },
    true,
  ],
  ['a file for the app', { licensedChannels: ['tv', 'app'] }, true],
  ['a file for television alone', { licensedChannels: ['tv'] }, false],
  ['a file whose licence ended', { licensedTo: NOW }, false],
  ['a file whose channels nobody can read', { licensedChannels: 'app' }, false],
  ['a file whose end nobody can read', { licensedTo: 'soon' }, false],
  ['no file', null, false],
])('%s', (...[, file, shown]) => {
  expect(showable(file, 'app', NOW)).toBe(shown ? file : null);
});
