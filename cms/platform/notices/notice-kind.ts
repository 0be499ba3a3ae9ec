import type { ZodObject, input, output } from 'zod';
import type { RingingLane, Urgency } from '../../contract';
import { locales, type Locale, type Text } from '../../kernel';
import type { Tx } from '../database/database';
import { placesOf, type Words } from './notice-words.rules';
import type { Address, Escalation } from './notice.rules';

/** What a kind of notice says beside its words. */
export type NoticeOptions = {
  /** How much it presses when the caller does not say. Default normal. */
  readonly urgency?: Urgency;
  /** The lanes that ring while a station has no rule. Default none: it waits in the admin. */
  readonly lanes?: readonly RingingLane[];
  /** Minutes in which the same about the same subject is not told again to the same person. Default 10. */
  readonly foldMinutes?: number;
  readonly escalation?: Escalation;
  /** Facts that are about a person: they may stand in the body and never in a title, which shows on locked screens and in groups. */
  readonly personal?: readonly string[];
};

/** A kind of notice: its words in both languages and the facts that fill them. */
export type NoticeKind<Schema extends ZodObject = ZodObject> = {
  /** `jobs.dead`: what is kept in rows. */
  readonly name: string;
  /** What it is called where rules are made. */
  readonly about: Text;
  readonly words: Readonly<Record<Locale, Words>>;
  readonly schema: Schema;
  readonly urgency: Urgency;
  readonly lanes: readonly RingingLane[];
  readonly foldMinutes: number;
  readonly escalation: Escalation | undefined;
};

/** Something to be told, in the transaction of what happened. */
export type News<Schema extends ZodObject = ZodObject> = {
  readonly kind: NoticeKind<Schema>;
  readonly station: string;
  readonly to: Address;
  /** What it is about, by a stable id: the same about the same is told once in a while only. */
  readonly subject: string;
  readonly facts: input<Schema>;
  /** A path in the admin. */
  readonly link?: string;
  readonly urgency?: Urgency;
};

/** What parts of the house call to tell people something. */
export type Notify = <Schema extends ZodObject>(tx: Tx, news: News<Schema>) => Promise<void>;

/** The facts of a kind. */
export type FactsOf<Kind extends NoticeKind> = output<Kind['schema']>;

/** Declares a kind of notice; a text that wants a fact nobody gives, or tells of a person in its title, fails at start-up. */
export function defineNotice<Schema extends ZodObject>(
  name: string,
  texts: { readonly about: Text } & Readonly<Record<Locale, Words>> & NoticeOptions,
  schema: Schema,
): NoticeKind<Schema> {
  if (!/^[a-z][a-z-]*(\.[a-z][a-z-]*)+$/.test(name)) throw new Error(`a notice is called noun.happened, not ${name}`);
  const personal = new Set(texts.personal ?? []);
  for (const locale of locales) {
    const { title, body } = texts[locale];
    const unknown = placesOf(title + body).filter((fact) => !(fact in schema.shape));
    if (unknown.length > 0) throw new Error(`${name} (${locale}) wants facts that nobody gives: ${unknown.join(', ')}`);
    const exposed = placesOf(title).filter((fact) => personal.has(fact));
    if (exposed.length > 0)
      throw new Error(`${name} (${locale}) tells of a person in its title: ${exposed.join(', ')}`);
  }
  const { about, urgency = 'normal', lanes = [], foldMinutes = 10, escalation } = texts;
  const words = { 'zh-Hans': texts['zh-Hans'], en: texts.en };
  return { name, about, words, schema, urgency, lanes, foldMinutes, escalation };
}
