import { z } from 'zod';

/** The business steps of the Core Business Vocabulary 2.0, as bare words. */
const BIZ_STEPS = [
  ...['accepting', 'arriving', 'assembling', 'collecting', 'commissioning', 'consigning', 'creating_class_instance'],
  ...['cycle_counting', 'decommissioning', 'departing', 'destroying', 'disassembling', 'dispensing', 'encoding'],
  ...['entering_exiting', 'holding', 'inspecting', 'installing', 'killing', 'loading', 'other', 'packing', 'picking'],
  ...['receiving', 'removing', 'repackaging', 'repairing', 'replacing', 'reserving', 'retail_selling', 'sampling'],
  ...['sensor_reporting', 'shipping', 'staging_outbound', 'stock_taking', 'stocking', 'storing', 'transporting'],
  ...['unloading', 'unpacking', 'void_shipping'],
];

const DISPOSITIONS = [
  ...['active', 'available', 'completeness_inferred', 'completeness_verified', 'conformant', 'container_closed'],
  ...['container_open', 'damaged', 'destroyed', 'dispensed', 'disposed', 'encoded', 'expired', 'in_progress'],
  ...['in_transit', 'inactive', 'mismatch_class', 'mismatch_instance', 'mismatch_quantity', 'needs_replacement'],
  ...['no_pedigree_match', 'non_conformant', 'non_sellable_other', 'partially_dispensed', 'recalled', 'reserved'],
  ...['retail_sold', 'returned', 'sellable_accessible', 'sellable_not_accessible', 'stolen', 'unavailable', 'unknown'],
];

const TRANSACTIONS = [
  ...['bol', 'cert', 'desadv', 'inv', 'pedigree', 'po', 'poc', 'prodorder', 'recadv', 'rma', 'testprd', 'testres'],
  'upevt',
];

const PARTIES = ['owning_party', 'possessing_party', 'location'];
const REASONS = ['did_not_occur', 'incorrect_data'];

const SIGN = `(?:[A-Za-z0-9\\-._~!$&'()*+,;=:@]|%[0-9A-Fa-f]{2})`;
const BELOW = `(?:/${SIGN}*)*`;
const AFTER = `(?:\\?(?:${SIGN}|[/?])*)?(?:#(?:${SIGN}|[/?])*)?`;
/** Narrower than RFC 3986 where that leaves room: no users, no addresses in brackets. */
const URI = new RegExp(
  `^[A-Za-z][A-Za-z0-9+.\\-]*:(?://[A-Za-z0-9.\\-]*(?::[0-9]{1,5})?${BELOW}|${SIGN}+${BELOW})${AFTER}$`,
);

/** Words of the vocabulary are written bare; as addresses they are refused, as the standard's schema refuses them. */
const VOCABULARY = /^(?:urn:epcglobal:cbv|https?:\/\/(?:ns|ref)\.gs1\.org\/cbv\/)/;

/** The longest URI that an event bears. */
const LONGEST = 500;

/** Whether a text is a URI, as extensions have to be called by one. */
export const isUri = (text: string): boolean => text.length <= LONGEST && URI.test(text);

/** A URI. */
export const uri = z.string().max(LONGEST).regex(URI);

const otherUri = uri.refine((text) => !VOCABULARY.test(text));
const term = (words: readonly string[]) => z.union([z.enum(words as [string, ...string[]]), otherUri]); // none is empty

/** A business step. */
export const bizStep = term(BIZ_STEPS);
/** A disposition. */
export const disposition = term(DISPOSITIONS);
/** The type of a business transaction. */
export const transactionType = term(TRANSACTIONS);
/** What somebody is of things that change hands. */
export const partyType = term(PARTIES);
/** Why an event is declared an error. */
export const errorReason = term(REASONS);
