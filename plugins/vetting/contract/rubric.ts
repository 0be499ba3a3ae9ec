import type { Text } from '@hearth/cms/kernel';
import { z } from 'zod';

/** What goods are judged by 评分项, in the order of the sheet. */
export const rubricBlocks = [
  'safety',
  'sensory',
  'welfare',
  'price',
  'fulfilment',
  'traceability',
  'after-sales',
] as const;

/** One thing that goods are judged by. */
export type RubricBlock = (typeof rubricBlocks)[number];

/** Each thing on the scale from 0 to 10: 5 is half of its weight, 10 is all of it. */
export const FULL_STEPS = 10;

/** What a block is called, and what deserves none, half and all of it. */
export type BlockWords = { readonly name: Text; readonly none: Text; readonly half: Text; readonly full: Text };

const both = (zh: string, en: string): Text => ({ 'zh-Hans': zh, en });

/** The words of each block 评分锚点. Profit is none of them. */
export const blockWords: Readonly<Record<RubricBlock, BlockWords>> = {
  safety: {
    name: both('安全与资质', 'Safety and papers'),
    none: both('缺少资质', 'A paper is missing'),
    half: both('资质齐全有效', 'All papers valid'),
    full: both('资质齐全，且有 30 天内的批次检测', 'All valid, and this lot tested within 30 days'),
  },
  sensory: {
    name: both('感官与试用（盲样）', 'Sensory and use (blind sample)'),
    none: both('差，不会再买', 'Poor; I would not buy it again'),
    half: both('合格', 'Fair'),
    full: both('优，愿意推荐', 'Very good; I would recommend it'),
  },
  welfare: {
    name: both('助农价值', 'Good for farmers'),
    none: both('对当地没有好处', 'No good to the place'),
    half: both('声称有好处', 'Some good is claimed'),
    full: both('农户所得比例达标，有合同，写明村名', 'The farmers’ share is high, by contract, with the village named'),
  },
  price: {
    name: both('价格真实与实惠', 'True and fair price'),
    none: both('高于市价', 'Above the market'),
    half: both('与市价相当', 'Like the market'),
    full: both('同规格更低，有两份证据', 'Lower for the same, with two proofs'),
  },
  fulfilment: {
    name: both('发货能力', 'Able to deliver'),
    none: both('没有证明', 'No proof'),
    half: both('48 小时内发货', 'Sent within 48 hours'),
    full: both('24 小时内发货，冷链有证明，试寄完好', 'Within 24 hours, cold chain proved, a trial parcel came whole'),
  },
  traceability: {
    name: both('可追溯', 'Traceable'),
    none: both('无法追溯', 'Not at all'),
    half: both('有批次号', 'A lot code'),
    full: both('可追溯到地块', 'To the plot'),
  },
  'after-sales': {
    name: both('售后', 'After-sales'),
    none: both('没有联系人', 'Nobody to call'),
    half: both('有指定联系人', 'A named contact'),
    full: both('签了服务承诺并有备付金', 'Service promise signed, money set aside'),
  },
};

/** What refuses goods whatever their score 一票否决. */
export const vetoWords = {
  'no-licence': both('没有有效证照，也无豁免', 'No valid licence and no exemption'),
  'test-failed': both('检测不合格或报告造假', 'A test failed or was forged'),
  'lab-unknown': both('检测机构没有资质', 'The laboratory is not accredited'),
  'category-banned': both('属于禁售品类', 'The category is banned'),
  'medical-claim': both('坚持宣称疗效', 'A medical claim is insisted on'),
  'price-unproved': both('划线价没有依据', 'The original price has no proof'),
  'conflict-hidden': both('评委隐瞒利害关系', 'A conflict on the panel was hidden'),
  'supplier-barred': both('供应商在黑名单上', 'The supplier is barred'),
  'visit-refused': both('拒绝现场考察', 'A site visit was refused'),
  'label-mismatch': both('标签与实物不符', 'The label does not fit the goods'),
  'ai-label-refused': both('拒绝标注 AI 生成内容', 'Labels of machine-made content were refused'),
} as const satisfies Readonly<Record<string, Text>>;

/** What refuses goods whatever their score. */
export type Veto = keyof typeof vetoWords;

/** All vetoes, in the order of the sheet. */
export const vetoes = Object.keys(vetoWords) as [Veto, ...Veto[]]; // keys of the literal above

/** A number for every block. */
export const perBlock = <Value extends z.ZodType>(value: Value) =>
  z.strictObject({
    safety: value,
    sensory: value,
    welfare: value,
    price: value,
    fulfilment: value,
    traceability: value,
    'after-sales': value,
  });

/** The weights of a rubric 权重: whole points that make a hundred together. */
export const weightsSchema = perBlock(z.int().min(1).max(60))
  .refine(
    (weights) => Object.values(weights).reduce((sum, one) => sum + one, 0) === 100,
    '权重合计应为 100 / add up to 100',
  )
  .meta({
    examples: [{ safety: 25, sensory: 20, welfare: 20, price: 10, fulfilment: 15, traceability: 5, 'after-sales': 5 }],
  });

/** The weights of a rubric. */
export type Weights = z.output<typeof weightsSchema>;

/** What stations begin with; each may set its own, as a new version. */
export const USUAL_WEIGHTS: Weights = {
  safety: 25,
  sensory: 20,
  welfare: 20,
  price: 10,
  fulfilment: 15,
  traceability: 5,
  'after-sales': 5,
};

/** A rubric in force 评分细则. Version 0 is what comes with the house. */
export const rubricSchema = z.strictObject({ version: z.int().min(0), weights: weightsSchema });

/** A version of the rubric, with who adopted it and when. */
export const adoptedRubricSchema = rubricSchema.extend({ adoptedBy: z.string(), adoptedAt: z.iso.datetime() });

/** A version of the rubric that was adopted. */
export type AdoptedRubric = z.output<typeof adoptedRubricSchema>;

/** A rubric in force. */
export type Rubric = z.output<typeof rubricSchema>;
