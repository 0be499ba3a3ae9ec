import type { CheckFact } from '../../contract';
import type { Platform } from '../../platform';
import { assetHashes, checksOf, fieldsOf, hasAiAssets, type Content } from '../checks';
import type { Revision } from '../revisions/revision-store';
import type { Reading, ReviewDeps } from './review-deps';

const FACTS: readonly Extract<CheckFact, keyof Revision['content']>[] = [
  'origin',
  'sourceName',
  'sourceUrl',
  'sourceAuthor',
  'sourceLicence',
  'aiDeclaration',
  'aiNote',
  'column',
];

/** A revision as machine checks take it, with what the library knows of the files in it. */
export async function contentOf(
  read: Reading,
  { station, documentId, locale, hash, content }: Revision,
): Promise<Content> {
  const said = FACTS.map((fact) => [fact, wordOf(content[fact])] as const);
  const { title, subtitle, summary, byline, tags, cover, film, body } = content;
  const aiAssets = (await hasAiAssets(read, assetHashes({ cover, film, body }))) ? 'yes' : 'no';
  const facts = { ...Object.fromEntries<string | null>(said), aiAssets, locale };
  const fields = fieldsOf({
    title: wordOf(title) ?? '',
    subtitle: wordOf(subtitle),
    summary: wordOf(summary),
    byline: wordOf(byline),
    tags: wordOf(tags),
    ...{ cover, film, body },
  });
  return { station, documentId, locale, hash, fields, facts };
}

/** Asks machine checks (机审) about a revision that somebody is about to sign. */
export function redFindings(platform: Platform): ReviewDeps['redFindings'] {
  const checks = checksOf(platform);
  return async (tx, revision) => {
    const report = await checks.report(tx, await contentOf(tx ?? platform.database.read, revision));
    return checks
      .openReds(report)
      .map(({ text, message }) => (text ? `“${text}” ${message['zh-Hans']}` : message['zh-Hans']));
  };
}

const wordOf = (value: unknown): string | null => (typeof value === 'string' ? value : null);
