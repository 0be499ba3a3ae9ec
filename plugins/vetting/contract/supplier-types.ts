import { writtenText } from '@hearth/cms/contract';
import { z } from 'zod';
import { isBankCard, isFirmAccount, plainAccount } from './bank-account';
import { isIdNumber, plainIdNumber } from './id-number';
import { isRegionCode } from './regions';
import { isUscc, plainUscc } from './uscc';

/** Who can supply goods 供应主体类别. */
export const supplierKinds = ['enterprise', 'cooperative', 'family-farm', 'individual'] as const;

/** Who can supply goods. */
export type SupplierKind = (typeof supplierKinds)[number];

/** Whether it is a person or a family, and no firm: they have a card at the bank, and their address is nobody's business. */
export const isPerson = (kind: SupplierKind): boolean => kind === 'individual' || kind === 'family-farm';

/** Where a supplier stands 供应商状态: a draft is on a phone still and nobody of the station sees it. */
export const supplierStates = ['draft', 'filed', 'refused', 'verified', 'lapsed', 'barred', 'closed'] as const;

/** Where a supplier stands. */
export type SupplierState = (typeof supplierStates)[number];

/** What may happen to a supplier: `lapse` and `lift` also by the clock. */
export const supplierEvents = ['file', 'amend', 'verify', 'refuse', 'lapse', 'bar', 'lift', 'close'] as const;

/** What may happen to a supplier. */
export type SupplierEvent = (typeof supplierEvents)[number];

/** Papers that prove who a supplier is 主体材料: licence, both sides of an identity card, a letter of the village, others. */
export const proofKinds = ['licence', 'id-front', 'id-back', 'village-letter', 'other'] as const;

/** A paper that proves who a supplier is. */
export type ProofKind = (typeof proofKinds)[number];

const line = (max: number) => writtenText(max).min(1);

/** A unified social credit code, as people type it. */
export const usccField = z
  .string()
  .max(40)
  .transform(plainUscc)
  .refine(isUscc, '统一社会信用代码不对，请对照营业执照核对 / not a valid credit code; check it against the licence')
  .meta({ examples: ['91350100M000100Y43'] });

/** An identity number, as people type it. */
export const idNumberField = z
  .string()
  .max(40)
  .transform(plainIdNumber)
  .refine(isIdNumber, '身份证号不对，请核对 / not a valid identity number; check it')
  .meta({ examples: ['11010519491231002X'] });

/** A region by its code. */
export const regionField = z
  .string()
  .refine(isRegionCode, '不是行政区划代码 / not a region code')
  .meta({ examples: ['330110'] });

/** Who it is: a code for firms, an identity number for people; a family farm may have either. */
export const whoPart = z.strictObject({
  kind: z.enum(supplierKinds),
  name: line(120),
  uscc: usccField.nullable(),
  idNumber: idNumberField.nullable(),
});

/** Where it is. */
export const wherePart = z.strictObject({ region: regionField, address: line(200) });

/** Whom the station calls. */
export const contactPart = z.strictObject({
  person: line(40),
  phone: z
    .string()
    .trim()
    .regex(/^\+?[0-9][0-9 -]{5,18}$/)
    .meta({ examples: ['13900000000'] }),
});

/** Where money goes to. A card proves itself by its last digit, a firm's account only by its form. */
export const bankPart = z
  .strictObject({
    holder: line(80),
    bank: line(80),
    account: z
      .string()
      .max(60)
      .transform(plainAccount)
      .refine(isFirmAccount, '账号应为 8 至 32 位数字 / 8 to 32 digits'),
    isCard: z.boolean(),
  })
  .refine(({ account, isCard }) => !isCard || isBankCard(account), {
    path: ['account'],
    message: '银行卡号不对，请核对 / not a valid card number; check it',
  })
  .meta({ examples: [{ holder: '林家合作社', bank: '农业银行', account: '12345678', isCard: false }] });

/** The parts of the form, each saved for itself. */
export const supplierParts = { who: whoPart, where: wherePart, contact: contactPart, bank: bankPart } as const;

/** The name of a part. */
export type SupplierPart = keyof typeof supplierParts;

/** The names of the parts, in the order of the form. */
export const supplierPartNames = ['who', 'where', 'contact', 'bank'] as const satisfies readonly SupplierPart[];

/** What the parts hold. */
export type SupplierFacts = { readonly [Part in SupplierPart]: z.output<(typeof supplierParts)[Part]> };

/** A paper as people see it: what it shows is asked for by itself. */
export const proofSchema = z.strictObject({
  id: z.uuid(),
  kind: z.enum(proofKinds),
  /** SHA-256 of the picture as it is kept; null while parts of it are missing. */
  hash: z.string().nullable(),
  width: z.int().nullable(),
  height: z.int().nullable(),
  /** How many bytes there are, of how many. */
  received: z.int(),
  size: z.int(),
});

/** A paper as people see it. */
export type Proof = z.output<typeof proofSchema>;

const moment = z.iso.datetime();

/** Why a supplier is on the blacklist 禁入, until when, and what became of the appeal. */
export const barSchema = z.strictObject({
  id: z.uuid(),
  reason: z.string(),
  at: moment,
  until: moment,
  by: z.string().nullable(),
  liftedAt: moment.nullable(),
  appeal: z
    .strictObject({
      text: z.string(),
      at: moment,
      decision: z.enum(['upheld', 'lifted']).nullable(),
      answer: z.string().nullable(),
      decidedAt: moment.nullable(),
    })
    .nullable(),
});

/** Why a supplier is on the blacklist. */
export type SupplierBar = z.output<typeof barSchema>;

/** A supplier in a list: nothing of what is sealed. */
export const supplierSchema = z.strictObject({
  id: z.uuid(),
  station: z.string(),
  kind: z.enum(supplierKinds),
  name: z.string(),
  state: z.enum(supplierStates),
  version: z.int(),
  uscc: z.string().nullable(),
  region: z.string(),
  /** The region as people say it. */
  place: z.string(),
  /** The last signs of the account. */
  bankTail: z.string().nullable(),
  filedAt: moment.nullable(),
  /** Until when a filed one wants its answer: three working days. */
  answerBy: moment.nullable(),
  verifiedAt: moment.nullable(),
  verifyBy: moment.nullable(),
  reason: z.string().nullable(),
  barredUntil: moment.nullable(),
  /** It came from the app and not from the desk. */
  fromApp: z.boolean(),
  allowedEvents: z.array(z.enum(supplierEvents)),
});

/** A supplier in a list. */
export type Supplier = z.output<typeof supplierSchema>;
