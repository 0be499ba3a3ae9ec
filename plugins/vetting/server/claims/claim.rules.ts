import {
  categories,
  type Claim,
  type ClaimStanding,
  type Evidence,
  type PaperKind,
  type ProductCategory,
} from '../../contract';
import { speaksOn, type PaperFacts } from '../papers/paper-needs.rules';

type WordRule = {
  readonly name: string;
  readonly words: RegExp;
  /** `forbid` is the law's word; `hint` has exceptions, so a person looks at it. */
  readonly weight: 'forbid' | 'hint';
  readonly only?: 'food';
};

/**
 * What may not be said 禁止宣称. Advertising Law 9, 17, 18; the guide of 2023 on absolute words says that lists are hints: a specification
 * or a comparison with oneself may use them.
 */
export const wordRules: readonly WordRule[] = [
  {
    ...{ name: 'medical', weight: 'forbid', only: 'food' },
    words: /治疗|治愈|根治|疗效|药到病除|抗癌|防癌|降血[压糖脂]|预防疾病|消炎|替代药/,
  },
  { name: 'state-organ', weight: 'forbid', words: /国家机关|中南海|人民大会堂|国务院|军队特供|特供|专供/ },
  { name: 'absolute-law', weight: 'forbid', words: /国家级|最高级|最佳/ },
  { name: 'absolute', weight: 'hint', words: /最[好优强低高大]|第一|唯一|顶级|极致|独家|天花板|100%|百分之百/ },
  { name: 'safety-promise', weight: 'hint', words: /无副作用|零添加|无农药|绝对安全|包治|无效退款/ },
  { name: 'misery', weight: 'hint', words: /滞销|血本无归|跪求|含泪|再不卖就烂/ },
  { name: 'others', weight: 'hint', words: /比[^，。]{0,8}(更|好|便宜)|秒杀同行|吊打/ },
];

/** Words that only one kind of paper allows. */
const CERTIFIED: readonly { readonly words: RegExp; readonly kind: PaperKind }[] = [
  { words: /有机/, kind: 'organic-certificate' },
  { words: /绿色食品/, kind: 'green-certificate' },
  { words: /地理标志|国家地理/, kind: 'geo-certificate' },
];

/** A paper as evidence. */
export type EvidencePaper = PaperFacts & { readonly pages: number };

type Asked = Pick<Claim, 'text'> & { readonly category: ProductCategory; readonly evidence: readonly Evidence[] };
type Found = {
  readonly standing: ClaimStanding;
  readonly reasons: readonly string[];
  readonly hints: readonly string[];
};

/** Whether a claim may be made on a day: no rule forbids it, and a page of an accepted, valid paper says so. */
export function standingOfClaim(
  { text, category, evidence }: Asked,
  papers: ReadonlyMap<string, EvidencePaper>,
  day: string,
): Found {
  const hit = wordRules.filter(({ words, only }) => words.test(text) && (!only || categories[category][only]));
  const hints = hit.filter(({ weight }) => weight === 'hint').map(({ name }) => name);
  const forbidden = hit.filter(({ weight }) => weight === 'forbid').map(({ name }) => name);
  if (forbidden.length > 0) return { standing: 'forbidden', reasons: forbidden, hints };
  const why = evidence.map((one) => whyNot(one, papers, day));
  const speaking = evidence.filter((_, index) => why[index] === undefined);
  const uncertified = CERTIFIED.filter(
    ({ words, kind }) => words.test(text) && !speaking.some(({ paper }) => papers.get(paper)?.kind === kind),
  ).map(({ kind }) => `needs-${kind}`);
  if (uncertified.length > 0) return { standing: 'unsupported', reasons: uncertified, hints };
  if (speaking.length > 0) return { standing: 'supported', reasons: [], hints };
  const reasons = evidence.length === 0 ? ['no-evidence'] : [...new Set(why.filter((one) => one !== undefined))];
  return { standing: 'unsupported', reasons, hints };
}

function whyNot(
  { paper: id, page }: Evidence,
  papers: ReadonlyMap<string, EvidencePaper>,
  day: string,
): string | undefined {
  const paper = papers.get(id);
  if (!paper) return 'paper-gone';
  if (page > paper.pages) return 'page-not-there';
  if (paper.state !== 'accepted') return `paper-${paper.state}`;
  return speaksOn(paper, day) ? undefined : 'paper-over';
}
