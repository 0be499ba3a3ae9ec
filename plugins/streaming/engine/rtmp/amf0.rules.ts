import { err, ok, type Result } from '@hearth/cms/kernel';

/** A value as commands of RTMP carry it. Dates come as their milliseconds; what has no meaning here comes as undefined. */
export type Amf = number | boolean | string | null | undefined | readonly Amf[] | AmfObject;

/** Names and values; without a prototype when it was read, so that no name of a stranger reaches one. */
export type AmfObject = { readonly [name: string]: Amf };

/** Why bytes are not read: cut short, nested or filled beyond what any encoder sends, or of a type that none of them uses. */
export type AmfFault = 'amf-short' | 'amf-deep' | 'amf-many' | 'amf-type';

const DEEPEST = 8;
const MOST = 512;
const MARK = {
  number: 0,
  boolean: 1,
  string: 2,
  object: 3,
  nothing: 5,
  undefined: 6,
  map: 8,
  end: 9,
  list: 10,
  date: 11,
  long: 12,
} as const;

class Unreadable extends Error {
  constructor(readonly fault: AmfFault) {
    super(fault);
  }
}

/** Reads all values of a message. */
export function readAmf(
  bytes: Buffer,
): Result<readonly Amf[], { readonly code: AmfFault; readonly details: undefined }> {
  const from = new Reader(bytes);
  const values: Amf[] = [];
  try {
    while (!from.isAtEnd) values.push(from.value(0));
    return ok(values);
  } catch (error) {
    if (error instanceof Unreadable) return err(error.fault);
    throw error;
  }
}

class Reader {
  #at = 0;
  #values = 0;

  constructor(private readonly bytes: Buffer) {}

  get isAtEnd(): boolean {
    return this.#at >= this.bytes.length;
  }

  value(depth: number): Amf {
    if (depth > DEEPEST) throw new Unreadable('amf-deep');
    if (++this.#values > MOST) throw new Unreadable('amf-many');
    const mark = this.#take(1).readUInt8();
    switch (mark) {
      case MARK.number:
        return this.#take(8).readDoubleBE();
      case MARK.boolean:
        return this.#take(1).readUInt8() !== 0;
      case MARK.string:
        return this.#text(2);
      case MARK.long:
        return this.#text(4);
      case MARK.nothing:
        return null;
      case MARK.undefined:
        return undefined;
      default:
        return this.#composed(mark, depth);
    }
  }

  #composed(mark: number, depth: number): Amf {
    if (mark === MARK.object) return this.#fields(depth);
    if (mark === MARK.map) {
      // The count is a hint that encoders get wrong; the end mark is what holds.
      this.#take(4);
      return this.#fields(depth);
    }
    if (mark === MARK.date) return this.#take(10).readDoubleBE();
    if (mark !== MARK.list) throw new Unreadable('amf-type');
    const count = this.#take(4).readUInt32BE();
    if (count > MOST) throw new Unreadable('amf-many');
    return Array.from({ length: count }, () => this.value(depth + 1));
  }

  #fields(depth: number): AmfObject {
    // An object without a prototype: `__proto__` is a name like any other.
    const fields = Object.create(null) as Record<string, Amf>;
    for (;;) {
      const name = this.#text(2);
      if (name === '' && this.bytes[this.#at] === MARK.end) break;
      fields[name] = this.value(depth + 1);
    }
    this.#at += 1;
    return fields;
  }

  #text(width: 2 | 4): string {
    return this.#take(this.#take(width).readUIntBE(0, width)).toString('utf8');
  }

  #take(length: number): Buffer {
    if (this.#at + length > this.bytes.length) throw new Unreadable('amf-short');
    this.#at += length;
    return this.bytes.subarray(this.#at - length, this.#at);
  }
}

/** Writes values one after the other, as a message holds them. */
export function writeAmf(values: readonly Amf[]): Buffer {
  return Buffer.concat(values.flatMap(written));
}

function written(value: Amf): readonly Buffer[] {
  if (value === undefined) return [Buffer.of(MARK.undefined)];
  if (value === null) return [Buffer.of(MARK.nothing)];
  if (typeof value === 'boolean') return [Buffer.of(MARK.boolean, value ? 1 : 0)];
  if (typeof value === 'number') return [Buffer.of(MARK.number), double(value)];
  if (typeof value === 'string') return writtenText(value);
  if (isList(value)) return [Buffer.of(MARK.list), size(value.length, 4), ...value.flatMap(written)];
  const fields = Object.entries(value).flatMap(([name, part]) => [...sized(Buffer.from(name), 2), ...written(part)]);
  return [Buffer.of(MARK.object), ...fields, Buffer.of(0, 0, MARK.end)];
}

const isList = (value: readonly Amf[] | AmfObject): value is readonly Amf[] => Array.isArray(value);

function writtenText(text: string): readonly Buffer[] {
  const bytes = Buffer.from(text);
  const isLong = bytes.length > 0xffff;
  return [Buffer.of(isLong ? MARK.long : MARK.string), ...sized(bytes, isLong ? 4 : 2)];
}

const sized = (bytes: Buffer, width: 2 | 4): readonly Buffer[] => [size(bytes.length, width), bytes];

function size(value: number, width: 2 | 4): Buffer {
  const bytes = Buffer.alloc(width);
  bytes.writeUIntBE(value, 0, width);
  return bytes;
}

function double(value: number): Buffer {
  const bytes = Buffer.alloc(8);
  bytes.writeDoubleBE(value);
  return bytes;
}
