import type { DraftFacts, DraftSentence } from '../../contract';

/** So many signs a host says in a second, with a breath between sentences. */
const SIGNS_A_SECOND = 4;

/** What nobody writes into a draft by itself: what goods do to a body, what they cost, and how others compare. */
const PEOPLES: ReadonlySet<string> = new Set(['effect', 'price', 'compare', 'ai']);

const stopped = (text: string): string => `${text.trim().replace(/[。.!！]+$/u, '')}。`;

const of = (beat: DraftSentence['beat'], text: string, claims: readonly string[] = []): DraftSentence => ({
  ...{ beat, text: stopped(text), claims },
});

/** The sentences that stand around the claims, in the order of the beats. */
function frameOf({ title, goods, promise }: DraftFacts): readonly DraftSentence[] {
  const { facts, seller } = goods;
  return [
    of('hook', `接下来给大家看${title}`),
    of('origin', `产地是${facts.origin}，由${seller.name}供货`),
    ...(facts.story.trim() === '' ? [] : [of('origin', facts.story.trim().split(/[。\n]/u)[0] ?? '')]),
    ...(facts.storage.trim() === '' ? [] : [of('taste', `到家这样放：${facts.storage}`)]),
    of('offer', '规格、价格和库存以屏幕上的商品卡为准'),
    ...(promise.trim() === '' ? [] : [of('rule', promise)]),
    of('rule', '收到货有问题，请在订单里申请售后，台里的售后专员会处理'),
    of('close', '想要的朋友点屏幕下方的商品卡，谢谢大家'),
  ];
}

const BEATS: readonly DraftSentence['beat'][] = ['hook', 'origin', 'proof', 'taste', 'offer', 'rule', 'close'];

/** How long it takes to say something. */
export const secondsOf = (sentences: readonly DraftSentence[]): number =>
  Math.ceil(sentences.reduce((sum, { text }) => sum + text.length / SIGNS_A_SECOND + 0.5, 0));

/**
 * A draft in beats from what is proved (模板话术): claims of origin and of what was measured first, as many as fit the time. A claim's own
 * words are its sentence, so that what was vetted is what is said.
 */
export function draftFrom(facts: DraftFacts): readonly DraftSentence[] {
  const frame = frameOf(facts);
  let left = facts.seconds - secondsOf(frame);
  const spoken: DraftSentence[] = [];
  for (const { id, text, kind } of facts.claims) {
    if (PEOPLES.has(kind)) continue;
    const sentence = of(kind === 'origin' ? 'origin' : kind === 'quality' ? 'taste' : 'proof', text, [id]);
    const takes = secondsOf([sentence]);
    if (takes > left) continue;
    left -= takes;
    spoken.push(sentence);
  }
  return BEATS.flatMap((beat) => [...frame, ...spoken].filter((sentence) => sentence.beat === beat));
}

/** Without sentences that claim what was not handed in: a driver may put words together, never proofs. */
export function provedOnly(sentences: readonly DraftSentence[], facts: DraftFacts): readonly DraftSentence[] {
  const known = new Set(facts.claims.map(({ id }) => id));
  return sentences.filter(({ claims }) => claims.every((id) => known.has(id)));
}
