import type { DutyFault } from '../../contract';
import { charityWordIn } from '../donations/charity-words.rules';
import { finding, seen } from './finding.rules';
import type { Finding, GoodsFacts, LiveFacts } from './live-facts.rules';

const after = (one: string, other: string): boolean => Date.parse(one) > Date.parse(other);

/** All goods were cleared when they were shown, and nobody bought them after vetting had taken them off. */
export function goodsCleared(facts: LiveFacts): Finding {
  const { session, goods, orders } = facts;
  const faultOf = ({ offer, shown, barredAt }: GoodsFacts): DutyFault | null => {
    const sold = orders.lastSold.get(offer);
    if (barredAt !== null && sold !== undefined && after(sold, barredAt)) return 'sold-while-barred';
    if (!shown) return 'not-shown';
    if (!shown.cleared) return 'not-cleared';
    return session.endsAt !== null && after(shown.pinnedAt, session.endsAt) ? 'shown-late' : null;
  };
  return finding(
    facts,
    goods.map((one) => seen('offer', one.offer, { hash: one.page, fault: faultOf(one) })),
  );
}

/** All goods named their seller when they were shown. */
export function sellerNamed(facts: LiveFacts): Finding {
  const faultOf = ({ shown }: GoodsFacts): DutyFault | null => {
    if (!shown) return 'not-shown';
    return shown.seller === null ? 'seller-missing' : null;
  };
  return finding(
    facts,
    facts.goods.map((one) => seen('offer', one.offer, { hash: one.shown?.hash ?? null, fault: faultOf(one) })),
  );
}

const noMore = (price: number, most: number | null, fault: DutyFault): DutyFault | null => {
  if (most === null) return 'no-deal';
  return price <= most ? null : fault;
};

/** What is wrong with the crossed-out price of an offer. */
export function priceFault({ basePrice, basis, basisProof, lowest, last }: GoodsFacts): DutyFault | null {
  if (basePrice === null || basis === null) return null;
  if (basis === 'lowest-of-seven-days') return noMore(basePrice, lowest, 'above-lowest');
  if (basis === 'last-deal') return noMore(basePrice, last, 'above-last');
  return (basisProof ?? '').trim() === '' ? 'no-proof' : null;
}

/** Each crossed-out price stands on what it names. */
export const priceBasisKept = (facts: LiveFacts): Finding =>
  finding(
    facts,
    facts.goods.map((one) => seen('offer', one.offer, { hash: one.page, fault: priceFault(one) })),
  );

/** Advertising Law 9 and 17. A list finds less than half of what is wrong, and some of it wrongly: a person says what a word amounts to. */
const FORBIDDEN = /国家级|最高级|最佳|国家机关|国务院|特供|专供|治疗|治愈|根治|疗效|抗癌|防癌|降血[压糖脂]|药到病除/gu;

const forbiddenIn = (text: string): readonly string[] => [...text.matchAll(FORBIDDEN)].map(([word]) => word);
const raisingIn = (text: string): readonly string[] => [charityWordIn(text)].flatMap((word) => word ?? []);

/** Words in what is read of a live: its title, and the texts of its goods; each once for the page on which it stands. */
function wordsFound(facts: LiveFacts, wordsIn: (text: string) => readonly string[]): Finding {
  const { session, goods } = facts;
  const pages = [{ page: null, texts: [session.title] }, ...goods];
  const found = pages.flatMap(({ page, texts }) =>
    [...new Set(texts.flatMap(wordsIn))].map((word) => seen('text', word, { hash: page, fault: 'word' })),
  );
  return finding(facts, [...found, ...goods.map(({ offer, page }) => seen('page', offer, { hash: page }))]);
}

/** No text of the live holds a word that the law forbids. */
export const wordsAllowed = (facts: LiveFacts): Finding => wordsFound(facts, forbiddenIn);

/** Without a certificate nobody speaks of raising money in public. */
export const charityWords = (facts: LiveFacts): Finding =>
  facts.agreements.some(({ isQualified }) => isQualified)
    ? finding(
        facts,
        facts.agreements.map(({ id, hash }) => seen('donation', id, { hash })),
      )
    : wordsFound(facts, raisingIn);

/** The page of each offer is there, and as it was sealed. */
export function snapshotsWhole(facts: LiveFacts): Finding {
  const faultOf = ({ isPageWhole }: GoodsFacts): DutyFault | null => {
    if (isPageWhole === null) return 'page-missing';
    return isPageWhole ? null : 'page-changed';
  };
  return finding(
    facts,
    facts.goods.map((one) => seen('page', one.offer, { hash: one.page, fault: faultOf(one) })),
  );
}
