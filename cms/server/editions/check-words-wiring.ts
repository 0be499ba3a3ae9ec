import type { Platform } from '../../platform';
import { checksOf } from '../checks';
import { contentOf } from '../review/check-words-wiring';
import type { EditionDeps } from './edition-deps';
import { wordsOfEdition } from './edition-words.rules';

/** Asks machine checks (机审) about words that were typed for one account alone; what is said of the story holds for them too. */
export function editionReds(platform: Platform): EditionDeps['reds'] {
  const checks = checksOf(platform);
  return async (tx, revision, { hash, content }) => {
    const story = await contentOf(tx, revision);
    const report = await checks.report(tx, { ...story, hash, fields: wordsOfEdition(content) });
    return checks
      .openReds(report)
      .map(({ text, message }) => (text ? `“${text}” ${message['zh-Hans']}` : message['zh-Hans']));
  };
}
