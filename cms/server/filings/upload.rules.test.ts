import { announced, MOST_BYTES } from './upload.rules';

const metadata = { name: '现场.jpg', type: 'image/jpeg', assignment: '0195f000-0000-7000-8000-000000000000' };

it.each([
  [undefined, metadata, 'UPLOAD_WITHOUT_LENGTH'],
  ['0', metadata, 'UPLOAD_WITHOUT_LENGTH'],
  ['-5', metadata, 'UPLOAD_WITHOUT_LENGTH'],
  ['9', { ...metadata, name: null }, 'UPLOAD_WITHOUT_LENGTH'],
  ['9', { ...metadata, assignment: 'mine' }, 'UPLOAD_WITHOUT_LENGTH'],
  ['9', { ...metadata, type: 'application/zip' }, 'NOT_FOR_THE_FIELD'],
  ['9', { ...metadata, type: 'image/svg+xml; x' }, 'NOT_FOR_THE_FIELD'],
  [String(MOST_BYTES + 1), metadata, 'FILE_TOO_LARGE'],
])('%s with %j: %s', (length, said, fault) => {
  expect(announced(length, said)).toBe(fault);
});

it('takes a name as a name and never as a path', () => {
  const said = { ...metadata, name: '../../etc/\u0000passwd.jpg' };
  expect(announced('9', said)).toEqual({
    bytes: 9,
    name: '....etcpasswd.jpg',
    type: 'image/jpeg',
    assignment: said.assignment,
  });
});
