import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { canonicalJson, hashOf } from './canonical';

/** RFC 8785, appendix B: IEEE 754 bits and the number they must become. */
const NUMBERS: readonly (readonly [string, string])[] = [
  ['0000000000000000', '0'],
  ['8000000000000000', '0'],
  ['0000000000000001', '5e-324'],
  ['8000000000000001', '-5e-324'],
  ['7fefffffffffffff', '1.7976931348623157e+308'],
  ['ffefffffffffffff', '-1.7976931348623157e+308'],
  ['4340000000000000', '9007199254740992'],
  ['c340000000000000', '-9007199254740992'],
  ['4430000000000000', '295147905179352830000'],
  ['44b52d02c7e14af5', '9.999999999999997e+22'],
  ['44b52d02c7e14af6', '1e+23'],
  ['44b52d02c7e14af7', '1.0000000000000001e+23'],
  ['444b1ae4d6e2ef4e', '999999999999999700000'],
  ['444b1ae4d6e2ef4f', '999999999999999900000'],
  ['444b1ae4d6e2ef50', '1e+21'],
  ['3eb0c6f7a0b5ed8c', '9.999999999999997e-7'],
  ['3eb0c6f7a0b5ed8d', '0.000001'],
  ['41b3de4355555553', '333333333.3333332'],
  ['41b3de4355555554', '333333333.33333325'],
  ['41b3de4355555555', '333333333.3333333'],
  ['41b3de4355555556', '333333333.3333334'],
  ['41b3de4355555557', '333333333.33333343'],
  ['becbf647612f3696', '-0.0000033333333333333333'],
  ['43143ff3c1cb0959', '1424953923781206.2'],
];

describe('canonical JSON', () => {
  it.each(NUMBERS)('writes the number %s as %s', (bits, expected) => {
    expect(canonicalJson(Buffer.from(bits, 'hex').readDoubleBE())).toBe(expected);
  });

  it('writes the example of RFC 8785 §3.2.2', () => {
    const value: unknown = JSON.parse(`{
      "numbers": [333333333.33333329, 1E30, 4.50, 2e-3, 0.000000000000000000000000001],
      "string": "\\u20ac$\\u000F\\u000aA'\\u0042\\u0022\\u005c\\\\\\"\\/",
      "literals": [null, true, false]
    }`);
    expect(canonicalJson(value)).toBe(
      '{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"string":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}',
    );
  });

  it('sorts the keys of RFC 8785 §3.2.3 by UTF-16 code units', () => {
    const value = { '\u20ac': 5, '\r': 1, '\ufb33': 7, '1': 2, '\ud83d\ude00': 6, '\u0080': 3, '\u00f6': 4 };
    expect(canonicalJson(value)).toBe('{"\\r":1,"1":2,"\u0080":3,"\u00f6":4,"\u20ac":5,"\ud83d\ude00":6,"\ufb33":7}');
  });

  it('is JSON with the same meaning, and its own canonical form', () => {
    fc.assert(
      fc.property(fc.jsonValue({ stringUnit: 'binary' }), (value) => {
        const text = canonicalJson(value);
        const back: unknown = JSON.parse(text);
        expect(canonicalJson(back)).toBe(text);
        expect(JSON.stringify(sorted(back))).toBe(JSON.stringify(sorted(JSON.parse(JSON.stringify(value)))));
      }),
    );
  });

  it('does not depend on the order in which keys were written', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (value) => {
        const turned = Object.fromEntries(Object.entries(value).reverse());
        expect(canonicalJson(turned)).toBe(canonicalJson(value));
        expect(hashOf(turned)).toBe(hashOf(value));
      }),
    );
  });

  const circle: Record<string, unknown> = {};
  circle['self'] = [circle];
  const refused: readonly (readonly [string, unknown, string])[] = [
    ['a bigint', { price: 5990n }, 'bigint; write it as a string (at $.price)'],
    ['undefined', { a: { b: undefined } }, 'undefined; leave the key out or use null (at $.a.b)'],
    ['a hole in a list', [1, , 2], 'undefined; leave the key out or use null (at $[1])'],
    ['NaN', [Number.NaN], 'NaN (at $[0])'],
    ['Infinity', Infinity, 'Infinity (at $)'],
    ['a Date', { at: new Date(0) }, 'Date; turn it into plain data first (at $.at)'],
    ['a Map', new Map(), 'Map; turn it into plain data first (at $)'],
    ['a function', [() => 1], 'function (at $[0])'],
    ['a symbol', Symbol('x'), 'symbol (at $)'],
    ['half a surrogate pair', ['\ud83d'], 'a string with half a surrogate pair (at $[0])'],
    ['half a surrogate pair in a key', { '\ude00': 1 }, 'a string with half a surrogate pair (at $)'],
    ['a value within itself', circle, 'a value that contains itself (at $.self[0])'],
  ];
  it.each(refused)('refuses %s and says where', (_case, value, message) => {
    expect(() => canonicalJson(value)).toThrow(new TypeError(`canonical JSON cannot hold ${message}`));
  });

  it('allows one value in two places, and objects without a prototype', () => {
    const shared = { a: 1 };
    expect(canonicalJson([shared, shared])).toBe('[{"a":1},{"a":1}]');
    expect(canonicalJson(Object.assign(Object.create(null), { b: 2 }))).toBe('{"b":2}');
  });
});

describe('hashOf', () => {
  it('is the SHA-256 of the canonical bytes', () => {
    expect(hashOf({})).toBe('44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a');
    expect(hashOf({ b: '融', a: 1 })).toBe(createHash('sha256').update('{"a":1,"b":"融"}', 'utf8').digest('hex'));
  });
});

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.entries(value)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, member]) => [key, sorted(member)]);
}
