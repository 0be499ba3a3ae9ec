import type { ShownClaim, ShownGoods } from '@hearth/vetting/contract';
import type { AnswerSource, AssistantDriver, AssistantFacts, AssistantSaid, FactField } from '../../contract';
import { ASKED, ASKED_PAPERS, isAsked } from './asked.rules';
import { languageOf, piecesOf, shareOf } from './words.rules';

/** What nobody says without a person: what goods do to a body, what they cost, and how others compare. */
const PEOPLES: ReadonlySet<ShownClaim['kind']> = new Set(['effect', 'price', 'compare']);

/** How much of a question a claim has to speak of before it answers it. */
const ENOUGH = 0.5;

/** What the label and the papers say of goods; an empty word is no fact. */
const FACTS: Readonly<Record<FactField, (goods: ShownGoods) => string>> = {
  origin: ({ facts }) => facts.origin,
  maker: ({ facts }) => facts.maker,
  netWeight: ({ facts }) => facts.netWeight,
  storage: ({ facts }) => facts.storage,
  recipe: ({ facts }) => facts.recipe,
  shelfLife: ({ facts }) => (facts.shelfLifeDays === null ? '' : String(facts.shelfLifeDays)),
  seller: ({ seller }) => seller.name,
};

/** Without its last stop, so that a sentence does not end twice. */
const bare = (text: string): string => text.trim().replace(/[。.]+$/u, '');

/** A fact that a question asks for by its usual words. */
function factFor(goods: ShownGoods, question: string): AssistantSaid {
  const fields = Object.keys(ASKED) as FactField[]; // keys of the literal
  const field = fields.find((one) => isAsked(ASKED[one].asked, question) && FACTS[one](goods).trim() !== '');
  if (field === undefined) return undefined;
  const text = ASKED[field].said[languageOf(question)](bare(FACTS[field](goods)));
  return { text, source: { kind: 'fact', field } };
}

/** A page of a paper. */
type Cited = Extract<AnswerSource, { kind: 'paper' }>;

/** The page of a paper that everybody may look at; a claim without one is not said here. */
function pageOf(goods: ShownGoods, { evidence }: ShownClaim): Cited | undefined {
  for (const { paper, page } of evidence) {
    const shown = goods.papers.find(({ id }) => id === paper);
    if (shown) return { kind: 'paper', paper, page, name: shown.name };
  }
  return undefined;
}

function cited(text: string, { name, page }: Cited, speech: 'zh-Hans' | 'en'): string {
  if (speech === 'en') return `${bare(text)} (${name.en}, page ${page}).`;
  return `${bare(text)}（${name['zh-Hans']}第 ${page} 页）。`;
}

/** The claim that speaks most of what is asked, with the page that proves it. */
function claimFor(goods: ShownGoods, question: string): AssistantSaid {
  const pieces = piecesOf(question);
  const best = goods.claims
    .filter(({ kind }) => !PEOPLES.has(kind))
    .map((claim) => ({ claim, share: shareOf(pieces, claim.text), source: pageOf(goods, claim) }))
    .filter(({ share, source }) => share >= ENOUGH && source !== undefined)
    .sort((one, other) => other.share - one.share)
    .at(0);
  if (!best?.source) return undefined;
  return { text: cited(best.claim.text, best.source, languageOf(question)), source: best.source };
}

/** The paper that is asked for: one that the question names, else the first that anybody may look at. */
function paperFor(goods: ShownGoods, question: string): AssistantSaid {
  if (!isAsked(ASKED_PAPERS, question)) return undefined;
  const pieces = piecesOf(question);
  const named = ({ name }: ShownGoods['papers'][number]): number => shareOf(pieces, `${name['zh-Hans']} ${name.en}`);
  const [paper] = [...goods.papers].sort((one, other) => named(other) - named(one));
  if (!paper) return undefined;
  const { id, name, number } = paper;
  const text =
    languageOf(question) === 'zh-Hans'
      ? `有${name['zh-Hans']}${number === null ? '' : `，编号 ${number}`}，可在商品页查看。`
      : `There is a ${name.en}${number === null ? '' : `, number ${number}`}; see it on the product’s page.`;
  return { text, source: { kind: 'paper', paper: id, page: 1, name } };
}

/** Answers from words alone (模板助理): no model, no network, nothing that is not in the facts it was handed. */
export const templateDriver: AssistantDriver = {
  name: 'template',
  answer: (question: string, { goods }: AssistantFacts) =>
    Promise.resolve(goods && (claimFor(goods, question) ?? paperFor(goods, question) ?? factFor(goods, question))),
};
