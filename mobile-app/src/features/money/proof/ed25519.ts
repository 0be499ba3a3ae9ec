import { joined } from './book-proof';
import { sha512 } from './sha512';

/** The field and the curve of RFC 8032, whose letters stand here. */
const P = (1n << 255n) - 19n;
const L = (1n << 252n) + 27742317777372353535851937790883648493n;
const D = mod(-121665n * power(121666n, P - 2n));
/** A root of minus one. */
const ROOT = power(2n, (P - 1n) / 4n);

/** A point in four numbers, so that adding takes no division. */
interface Point {
  readonly x: bigint;
  readonly y: bigint;
  readonly z: bigint;
  readonly t: bigint;
}

const NOWHERE: Point = { x: 0n, y: 1n, z: 1n, t: 0n };

function mod(value: bigint): bigint {
  const rest = value % P;
  return rest >= 0n ? rest : rest + P;
}

function power(base: bigint, exponent: bigint): bigint {
  let result = 1n;
  let square = mod(base);
  for (let left = exponent; left > 0n; left >>= 1n) {
    if ((left & 1n) === 1n) result = mod(result * square);
    square = mod(square * square);
  }
  return result;
}

function add(one: Point, two: Point): Point {
  const a = mod((one.y - one.x) * (two.y - two.x));
  const b = mod((one.y + one.x) * (two.y + two.x));
  const c = mod(2n * D * one.t * two.t);
  const d = mod(2n * one.z * two.z);
  const [e, f, g, h] = [b - a, d - c, d + c, b + a];
  return { x: mod(e * f), y: mod(g * h), z: mod(f * g), t: mod(e * h) };
}

const littleEndian = (bytes: Uint8Array): bigint => bytes.reduceRight((sum, byte) => (sum << 8n) | BigInt(byte), 0n);

/** The point that 32 bytes stand for; undefined when they stand for none. */
function pointOf(bytes: Uint8Array): Point | undefined {
  const whole = littleEndian(bytes);
  const y = whole & ((1n << 255n) - 1n);
  if (y >= P) return undefined;
  const u = mod(y * y - 1n);
  const v = mod(D * y * y + 1n);
  const tried = mod(u * v * v * v * power(u * power(v, 7n), (P - 5n) / 8n));
  const squared = mod(v * tried * tried);
  if (squared !== u && squared !== mod(-u)) return undefined;
  const root = squared === u ? tried : mod(tried * ROOT);
  const isOdd = whole >> 255n === 1n;
  if (root === 0n && isOdd) return undefined;
  const x = (root & 1n) === (isOdd ? 1n : 0n) ? root : mod(-root);
  return { x, y, z: 1n, t: mod(x * y) };
}

const BASE_Y = mod(4n * power(5n, P - 2n));

function baseOf(): Point {
  const bytes = Uint8Array.from({ length: 32 }, (_, i) => Number((BASE_Y >> BigInt(8 * i)) & 255n));
  const base = pointOf(bytes);
  if (!base) throw new Error('the base point lies on the curve');
  return base;
}

const BASE = baseOf();

const isSet = (value: bigint, bit: bigint): boolean => ((value >> bit) & 1n) === 1n;

/** `s` times the base and `k` times a point, in one go over both. */
function sumOf({ s, k }: { readonly s: bigint; readonly k: bigint }, point: Point): Point {
  const both = add(BASE, point);
  let sum = NOWHERE;
  for (let bit = 253n; bit >= 0n; bit -= 1n) {
    sum = add(sum, sum);
    const [ofBase, ofPoint] = [isSet(s, bit), isSet(k, bit)];
    if (ofBase && ofPoint) sum = add(sum, both);
    else if (ofBase) sum = add(sum, BASE);
    else if (ofPoint) sum = add(sum, point);
  }
  return sum;
}

/** A message as it is said to be signed. */
export interface Signed {
  readonly message: Uint8Array;
  /** 64 bytes. */
  readonly signature: Uint8Array;
  /** 32 bytes. */
  readonly key: Uint8Array;
}

/** Whether a key signed a message (Ed25519, RFC 8032). Worked out here, because neither phones nor plain pages can be asked for it. */
export function isSigned({ message, signature, key }: Signed): boolean {
  if (signature.length !== 64 || key.length !== 32) return false;
  const [r, s] = [signature.subarray(0, 32), littleEndian(signature.subarray(32))];
  const by = pointOf(key);
  if (!by || s >= L) return false;
  const k = littleEndian(sha512(joined([r, key, message]))) % L;
  const minus: Point = { ...by, x: mod(-by.x), t: mod(-by.t) };
  const { x, y, z } = sumOf({ s, k }, minus);
  const once = power(z, P - 2n);
  const packed = mod(y * once) | ((mod(x * once) & 1n) << 255n);
  return packed === littleEndian(r);
}
