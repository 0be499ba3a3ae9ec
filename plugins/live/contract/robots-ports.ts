import { definePort } from '@hearth/cms/contract';
import type { ShownGoods } from '@hearth/vetting/contract';
import type { AnswerSource } from './robots-assistant';
import type { PinnedProduct } from './room-types';
import type { Script } from './session-types';

/** The offer that is shown beside the picture, as far as an answer may name it. */
export type PinnedOffer = Pick<PinnedProduct, 'offer' | 'product' | 'title' | 'spec'>;

/** All that an assistant may answer from: what vetting shows of the goods today, and the offer that is pinned. */
export type AssistantFacts = {
  readonly goods: ShownGoods | undefined;
  readonly offer: PinnedOffer | undefined;
};

/** What a driver says: an answer with where it stands, or that it does not know. */
export type AssistantSaid = { readonly text: string; readonly source: AnswerSource } | undefined;

/** Something that answers questions of viewers (互动助理驱动); it is handed facts and nothing else. */
export type AssistantDriver = {
  readonly name: string;
  answer(question: string, facts: AssistantFacts): Promise<AssistantSaid>;
};

/** Where drivers of a model come in; without one, answers are made from words alone (互动助理端口). */
export type AssistantDesk = { use(driver: AssistantDriver): void };

/** Where the assistant is found. */
export const assistantPort = definePort<AssistantDesk>('live.assistant');

/** What a script is drafted from: claims that hold, with their numbers. */
export type DraftFacts = {
  readonly title: string;
  readonly seconds: number;
  readonly goods: Pick<ShownGoods, 'facts' | 'seller'>;
  readonly claims: readonly { readonly id: string; readonly text: string; readonly kind: string }[];
  /** What the offer promises, such as when it is sent. */
  readonly promise: string;
};

/** A sentence of a draft, with the numbers of the claims that it makes. */
export type DraftSentence = {
  readonly beat: Script['sentences'][number]['beat'];
  readonly text: string;
  readonly claims: readonly string[];
};

/** Something that drafts scripts (话术起草). A draft is nobody's word until two people signed it. */
export type ScriptDrafter = {
  readonly name: string;
  draft(facts: DraftFacts): Promise<readonly DraftSentence[]>;
};

/** Drafts scripts by the driver that is in use; sentences with claims that were not handed in are left out. */
export type ScriptDrafts = {
  use(driver: ScriptDrafter): void;
  draft(facts: DraftFacts): Promise<{ readonly driver: string; readonly sentences: readonly DraftSentence[] }>;
};

/** Where drafts are asked for. */
export const scriptDraftPort = definePort<ScriptDrafts>('live.script-drafts');
