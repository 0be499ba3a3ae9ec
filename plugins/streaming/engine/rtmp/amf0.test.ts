import fc from 'fast-check';
import { readAmf, writeAmf, type Amf } from './amf0.rules';

const { value } = fc.letrec<{ value: Amf }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 3 },
    fc.double({ noNaN: true }),
    fc.boolean(),
    fc.string({ unit: 'binary', maxLength: 40 }),
    fc.constant(null),
    fc.constant(undefined),
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(fc.string({ minLength: 1 }), tie('value'), { maxKeys: 4 }),
  ),
}));

it('reads what it has written', () => {
  fc.assert(
    fc.property(fc.array(value, { maxLength: 5 }), (values) => {
      const read = readAmf(writeAmf(values));
      expect(read.ok && JSON.stringify(read.value)).toBe(JSON.stringify(values));
    }),
  );
});

it('never throws, whatever the bytes', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => typeof readAmf(Buffer.from(bytes)).ok === 'boolean'),
  );
});

const nested = Buffer.concat(Array.from({ length: 1000 }, () => Buffer.of(3, 0, 1, 0x61)));

it.each([
  ['a text cut short', Buffer.of(2, 0, 5, 0x61), 'amf-short'],
  ['objects in objects without an end', nested, 'amf-deep'],
  ['a list that says it has four thousand million', Buffer.of(10, 0xff, 0xff, 0xff, 0xff), 'amf-many'],
  ['six hundred values', Buffer.alloc(600, 5), 'amf-many'],
  ['a type that only Flash knew', Buffer.of(7, 0, 0), 'amf-type'],
])('refuses %s', (_what, bytes, code) => {
  expect(readAmf(bytes)).toMatchObject({ ok: false, error: { code } });
});

it('takes a name that would reach a prototype as a name', () => {
  const read = readAmf(writeAmf([JSON.parse('{"__proto__":{"isAdmin":true}}') as Amf]));
  expect(({} as Record<string, unknown>)['isAdmin']).toBeUndefined();
  expect(read.ok && Object.keys(read.value[0] as object)).toEqual(['__proto__']);
});

it('reads maps whose count is wrong, and dates', () => {
  const map = Buffer.from([8, 0, 0, 0, 99, 0, 1, 0x77, 0, 0x40, 0x94, 0, 0, 0, 0, 0, 0, 0, 0, 9]);
  const date = Buffer.from([11, 0x40, 0x94, 0, 0, 0, 0, 0, 0, 0, 0]);
  expect(readAmf(Buffer.concat([map, date]))).toEqual({ ok: true, value: [{ w: 1280 }, 1280] });
});
