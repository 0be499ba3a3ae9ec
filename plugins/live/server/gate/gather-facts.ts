import type { Tx } from '@hearth/cms/platform';
import type { PlannedOffer } from '@hearth/shop/contract';
import { SIGNERS, type GateMoment } from '../../contract';
import type { KeptItem } from '../runsheet/item-store';
import { lightSentences } from '../scripts/light-sentences';
import { unprovedOf } from '../scripts/script.rules';
import type { SessionDeps } from '../sessions/session-deps';
import type { KeptSession } from '../sessions/session-store';
import { settingHashOf } from '../sessions/setting-hash';
import type { GateFacts, ItemFacts, PictureFacts } from './gate-facts.rules';
import { isReachable } from './seller.rules';

/** What is asked: at which moment, and for a pin which product by which offer. */
export type GateAsked = {
  readonly session: KeptSession;
  readonly moment: GateMoment;
  readonly only?: { readonly product: string; readonly offer: string | null };
};

/** Reads everything that the gate looks at, in the caller's transaction where the law wants the very moment. */
export async function gatherFacts(deps: SessionDeps, tx: Tx, { session, moment, only }: GateAsked): Promise<GateFacts> {
  const { time, items, duty, anchors } = deps;
  const all = await items.of(tx, session.id);
  const lines = only ? linesOf(all, only) : all;
  const present = await duty.of(tx, session.id);
  const speakers = [...new Set(present.filter(({ role }) => role === 'host').map(({ person }) => person))];
  const standing = await anchors.of(tx, speakers);
  return {
    ...{ moment, now: await time.now(tx), isRehearsal: session.isRehearsal },
    ...settingFacts(session),
    items: await itemFacts(deps, tx, { session, lines }),
    anchors: speakers.map((person) => standing.get(person) ?? unknownAnchor(person)),
    duty: present,
    picture: await pictureOf(deps, tx, session),
  };
}

/** What is pinned without a line of its own is asked about as if it had one. */
function linesOf(all: readonly KeptItem[], only: NonNullable<GateAsked['only']>): readonly Line[] {
  const planned = all.filter(({ product, offer }) => product === only.product && (offer ?? only.offer) === only.offer);
  const line = planned[0] ?? all.find(({ product }) => product === only.product);
  return [{ ...(line ?? NO_LINE), product: only.product, offer: only.offer }];
}

type Line = Pick<KeptItem, 'id' | 'product' | 'offer' | 'rehearses' | 'plannedUnits' | 'script'>;
const NO_LINE: Line = { id: '', product: null, offer: null, rehearses: null, plannedUnits: null, script: null };

const settingFacts = (session: KeptSession) => ({
  isSettingReviewed: session.reviewedHash === settingHashOf(session),
  usesMachines: session.hostKind === 'digital-human' || session.machineUses.length > 0,
  hasAiLabel: session.aiLabel,
  isAdvertising: session.isAdvertising,
  hasAdMark: session.adMark,
  showsMinors: session.showsMinors || session.kinds.includes('minors'),
  hasGuardianConsent: session.guardianConsent,
  promisesGift: session.kinds.includes('donation'),
});

const unknownAnchor = (person: string): GateFacts['anchors'][number] => ({
  ...{ person, isRealNamed: false, birth: null, hasGuardianConsent: false, trainedUntil: null, bannedUntil: null },
});

type Asked = { readonly session: KeptSession; readonly lines: readonly Line[] };

async function itemFacts(deps: SessionDeps, tx: Tx, { session, lines }: Asked): Promise<readonly ItemFacts[]> {
  const products = [...new Set(lines.flatMap(({ product }) => product ?? []))];
  const wanted = lines.flatMap(({ offer, rehearses }) => rehearses ?? offer ?? []);
  const barred = await deps.gate.recheck(tx, products);
  const shown = await deps.goods.of(products);
  const prices = await deps.proof.pricesSeen(tx, products);
  const offers = await deps.offers.of(tx, { station: session.station, offers: wanted });
  const scripts = await scriptFacts(deps, tx, lines);
  return lines.map(({ id, product, offer: named, rehearses, plannedUnits }, place): ItemFacts => {
    const offer = offers.get(rehearses ?? named ?? '');
    return {
      ...{ id, product, offer: named, plannedUnits },
      ...offerFacts(offer),
      isCleared: product !== null && !barred.has(product),
      priceSeenAt: prices.get(product ?? '') ?? null,
      isSellerReachable: isReachable(shown.get(product ?? '')?.seller),
      script: scripts[place] ?? NO_SCRIPT,
    };
  });
}

const NO_OFFER = { left: null, comparesPrices: false, gift: null } as const;

const offerFacts = (offer: PlannedOffer | undefined): Pick<ItemFacts, 'left' | 'comparesPrices' | 'gift'> =>
  offer ? { left: offer.left, comparesPrices: offer.basePrice !== null, gift: offer.gift } : NO_OFFER;

const NO_SCRIPT: ItemFacts['script'] = { loadedHash: null, approvedHash: null, unproved: 0 };

async function scriptFacts(deps: SessionDeps, tx: Tx, lines: readonly Line[]): Promise<readonly ItemFacts['script'][]> {
  const { scripts } = deps;
  const versions = await scripts.ofItems(
    tx,
    lines.flatMap(({ id }) => (id === '' ? [] : id)),
  );
  const sentences = await scripts.sentencesOf(
    tx,
    lines.flatMap(({ script }) => script ?? []),
  );
  const spoken = lines.map(({ product, script }) => ({ product, sentences: sentences.get(script ?? '') ?? [] }));
  const lit = await lightSentences(deps, tx, spoken);
  return lines.map(({ id, script }, place) => ({
    loadedHash: versions.find((one) => one.id === script)?.hash ?? null,
    approvedHash: versions.find(({ item, signatures }) => item === id && signatures.length >= SIGNERS)?.hash ?? null,
    unproved: unprovedOf(lit[place] ?? []).length,
  }));
}

async function pictureOf({ pictures }: SessionDeps, tx: Tx, session: KeptSession): Promise<PictureFacts> {
  const { streamingRoom: room, station } = session;
  const picture = room === null ? undefined : await pictures.find(tx, { stations: [station], room });
  if (!picture) return 'none';
  if (picture.state === 'live') return 'on';
  return picture.state === 'disabled' || picture.state === 'making' ? 'closed' : 'waiting';
}
