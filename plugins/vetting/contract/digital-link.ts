import { gtin14, GTIN_FORM, gtinCheckDigit, isGtin, isPrivateGtin } from './gtin';

/** A lot, as far as addresses and identifiers go by it. */
export type NamedLot = { readonly id: string; readonly code: string; readonly gtin: string | null };

/** What names a lot: its trade item and code, or its own id in this house. */
export type LotName = { readonly gtin: string; readonly code: string } | { readonly id: string };

/** The characters of GS1's set 82, of which a batch code (AI 10) has 20 at most; dots alone would climb in an address. */
const BATCH_FORM = /^(?!\.+$)[!"%&'()*+,\-./0-9:;<=>?A-Z_a-z]{1,20}$/;

/** Where a lot's public page stands in the news app. */
export const tracePath = (id: string): string => `/trace/${id}`;

/** Whether a lot has an address that every scanner of GS1 Digital Link reads: a number that a register knows, and a code of its set. */
export function hasDigitalLink<Lot extends Pick<NamedLot, 'gtin' | 'code'>>(
  lot: Lot,
): lot is Lot & { readonly gtin: string } {
  const { gtin, code } = lot;
  return gtin !== null && isGtin(gtin) && !isPrivateGtin(gtin) && BATCH_FORM.test(code);
}

/** The address on a lot's code 追溯码地址: GS1 Digital Link where it can be one, else its page itself. */
export function lotPath(lot: NamedLot): string {
  return hasDigitalLink(lot) ? digitalLink(lot.gtin, lot.code) : tracePath(lot.id);
}

/** How events call a lot: GS1's canonical Digital Link, or a UUID where there is no number. */
export function lotClass(lot: NamedLot): string {
  return hasDigitalLink(lot) ? `https://id.gs1.org${digitalLink(lot.gtin, lot.code)}` : `urn:uuid:${lot.id}`;
}

const digitalLink = (gtin: string, code: string): string => `/01/${gtin14(gtin)}/10/${encodeURIComponent(code)}`;

const LINK = /^\/01\/([0-9]{8,14})\/10\/([^/]+)\/?$/;

/** Reads the path of a GS1 Digital Link of a lot; the number comes back in 14 digits. */
export function parseDigitalLink(path: string): { readonly gtin: string; readonly code: string } | undefined {
  const [, gtin = '', escaped = ''] = LINK.exec(path) ?? [];
  const code = unescaped(escaped);
  const isGood = GTIN_FORM.test(gtin) && isGtin(gtin) && code !== undefined && BATCH_FORM.test(code);
  return isGood ? { gtin: gtin14(gtin), code } : undefined;
}

const UUID = /^urn:uuid:([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/;
const ADDRESS = /^https?:\/\/[^/?#]+(\/[^?#]*)/;
const LGTIN = /^urn:epc:class:lgtin:([0-9]{6,12})\.([0-9])([0-9]{0,6})\.(.+)$/;

/** Which lot a URI in an event names: a Digital Link of whatever host, GS1's older URN, or our own UUID. */
export function parseLotClass(uri: string): LotName | undefined {
  const [, id] = UUID.exec(uri) ?? [];
  if (id !== undefined) return { id };
  const [, path] = ADDRESS.exec(uri) ?? [];
  if (path !== undefined) return parseDigitalLink(path.slice(Math.max(0, path.lastIndexOf('/01/'))));
  return parseUrn(uri);
}

function parseUrn(uri: string): LotName | undefined {
  const [, company = '', indicator = '', item = '', lot = ''] = LGTIN.exec(uri) ?? [];
  const others = `${indicator}${company}${item}`;
  const code = unescaped(lot);
  if (others.length !== 13 || code === undefined || !BATCH_FORM.test(code)) return undefined;
  return { gtin: `${others}${gtinCheckDigit(others) ?? ''}`, code };
}

function unescaped(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}

/** A number of GS1 whose last digit is right: a place (GLN, 13 digits) or a shipped unit (SSCC, 18 digits). */
export function isGs1Number(word: string, digits: 13 | 18): boolean {
  return word.length === digits && gtinCheckDigit(word.slice(0, -1)) === word.slice(-1);
}
