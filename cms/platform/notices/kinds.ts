import { Bug } from '../../kernel';
import type { NoticeKind } from './notice-kind';
import { fill } from './notice-words.rules';
import type { Kinds } from './notices-deps';

/** What is said of a notice whose kind this release no longer knows. */
const FORGOTTEN = {
  'zh-Hans': { title: '旧版本的通知', body: '这条通知由系统的另一个版本发出。' },
  en: { title: 'A notice of another release', body: 'It was sent by another release of the system.' },
} as const;

/** Keeps the kinds of notice that the parts of the house declare. */
export function createKinds(): Kinds & { declare(kinds: readonly NoticeKind[]): void } {
  const known = new Map<string, NoticeKind>();
  return {
    declare: (kinds) => {
      for (const kind of kinds) {
        if (known.has(kind.name)) throw new Bug(`two kinds of notice are called ${kind.name}`);
        known.set(kind.name, kind);
      }
    },
    get: (name) => known.get(name),
    all: () => [...known.values()],
    words: (name, facts, locale) => {
      const kind = known.get(name);
      return kind ? fill(kind.words[locale], facts, locale) : FORGOTTEN[locale];
    },
  };
}
