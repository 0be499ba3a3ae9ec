import { parsePhoneNumberFromString } from 'libphonenumber-js/max';

/** Reads a phone number as people write it into E.164; a number without a country is a mainland one. Undefined when it is none. */
export function normalisePhone(written: string): string | undefined {
  const number = parsePhoneNumberFromString(written.normalize('NFKC'), 'CN');
  if (!number?.isValid() || number.ext) return undefined;
  const type = number.getType();
  // A code sent to a landline or a service number reaches nobody, or costs the station money.
  const receives = type === 'MOBILE' || type === 'FIXED_LINE_OR_MOBILE';
  return receives ? number.number : undefined;
}

/** What may be shown and logged of a number: its country and its last four digits. */
export function maskPhone(e164: string): string {
  const country = parsePhoneNumberFromString(e164)?.countryCallingCode ?? '';
  return `+${country}****${e164.slice(-4)}`;
}
