import type { Channel, EditionContent, EditionProblem, MediaFact, RulePack } from '../../contract';
import { hashOf, type Ids } from '../../kernel';
import type { Revision } from '../revisions/revision-store';
import { checkEdition, packName } from './check-edition.rules';
import { fitsPictures } from './check-media.rules';
import { deriveEdition, ruleOf } from './derive-edition.rules';
import type { DeskEntry } from './edition-desk-store';
import type { Edition } from './edition-store';
import { handHash } from './hand-edition.rules';
import { packDay } from './pack-day.rules';
import type { Master } from './master.rules';
import type { RulePacks } from './read-packs';

type Deps = { readonly packs: RulePacks; readonly ids: Ids; readonly storyUrl: (documentId: string) => string | null };

/** What an edition is made from. */
export type Material = {
  readonly revision: Pick<Revision, 'station' | 'documentId' | 'locale' | 'n' | 'hash'>;
  readonly master: Master;
  readonly channel: Pick<Channel, 'id' | 'rulePack' | 'lane'>;
  /** Whose words were edited by hand; without them it is derived. */
  readonly entry: DeskEntry | undefined;
  /** What is known of the story's files; without a media library, nothing is asked of them. */
  readonly facts: readonly MediaFact[] | undefined;
  readonly now: Date;
};

/** An edition with what the derivation alone would have given, and the pack it is held against. */
export type Made = { readonly edition: Edition; readonly derived: EditionContent; readonly pack: RulePack };

/** Makes the edition of one account: by rule, or of the words that somebody edited by hand for it. */
export function makeEdition(deps: Deps, { revision, master, channel, entry, facts, now }: Material): Made {
  const { station, documentId, locale, n, hash: masterHash } = revision;
  const pack = deps.packs(channel.rulePack, packDay(now));
  const derived = deriveEdition(master, { pack, storyUrl: deps.storyUrl(documentId) });
  const words = entry?.words;
  const content = words?.content ?? derived;
  const problems: readonly EditionProblem[] = [
    ...checkEdition(pack, content, facts && { facts, fitsPictures: fitsPictures(channel) }),
    ...(words && words.masterHash !== masterHash ? [STALE] : []),
  ];
  const edition = {
    ...{ id: deps.ids.next(), station, documentId, locale, revision: n, masterHash, channel: channel.id, content },
    ...{ rule: words ? `hand/${packName(pack)}` : ruleOf(pack), handEdited: Boolean(words), problems },
    hash: words ? handHash(content, masterHash) : hashOf(content),
  };
  return { edition, derived, pack };
}

/** The words of one account were made from an older story: whoever signs them should have looked. */
const STALE: EditionProblem = {
  path: 'body',
  severity: 'warning',
  message: { 'zh-Hans': '母稿在手工改稿之后又改过', en: 'The story was changed after this edition was edited by hand' },
  cure: {
    'zh-Hans': '对照母稿核对后重新保存并签字',
    en: 'Compare it with the story, save it again and have it signed',
  },
};
