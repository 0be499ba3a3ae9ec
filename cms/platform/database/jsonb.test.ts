import { fromJsonb } from './jsonb';

describe('a jsonb column', () => {
  it.each([
    ['parsed by the driver', { a: [1] }],
    ['left as text by Strapi', '{"a": [1]}'],
  ])('%s is the same value', (_case, column) => {
    expect(fromJsonb(column)).toEqual({ a: [1] });
  });

  it.each([null, undefined])('that holds nothing stays %s', (column) => {
    expect(fromJsonb(column)).toBe(column);
  });
});
