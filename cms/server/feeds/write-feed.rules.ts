import { writeAtom } from './atom.rules';
import type { FeedContent, FeedFormat } from './feed.rules';
import { writeJsonFeed } from './json-feed.rules';
import { writeNewsml } from './newsml.rules';
import { writeNinjs } from './ninjs.rules';
import { writeRss } from './rss.rules';

const WRITERS: Readonly<Record<FeedFormat, (content: FeedContent) => string>> = {
  rss: writeRss,
  atom: writeAtom,
  json: writeJsonFeed,
  ninjs: writeNinjs,
  newsml: writeNewsml,
};

/** Writes a feed in a format; the same stories give the same bytes, so that a reader who has them is told 304. */
export const writeFeed = (format: FeedFormat, content: FeedContent): string => WRITERS[format](content);
