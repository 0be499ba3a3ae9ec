import type { ContentLocale } from '../../contract';
import type { Outlet, Posted } from './outlet.rules';

/** Tells which words of a story readers see now: their hash, or nothing. */
export type PublishedHash = (documentId: string, locale: ContentLocale) => Promise<string | undefined>;

type Asked = { readonly documentId: string; readonly locale: ContentLocale; readonly masterHash: string };

/**
 * Our own app and feeds (本台客户端、网站订阅): they show what is published, so a story is live there when the very words that were
 * signed are out, and it is down when nothing is. Sending asks nobody; the press of the publisher does.
 */
export function houseOutlet(published: PublishedHash, prefix: string): Outlet {
  const postOf = ({ documentId, locale }: Asked): Posted => ({
    platformId: `${documentId}/${locale}`,
    url: `${prefix}/story/${documentId}?locale=${locale}`,
  });
  const isOut = async (asked: Asked): Promise<boolean> =>
    (await published(asked.documentId, asked.locale)) === asked.masterHash;
  return {
    send: async (parcel) => ({ kind: (await isOut(parcel)) ? 'live' : 'accepted', ...postOf(parcel) }),
    async look(parcel) {
      const hash = await published(parcel.documentId, parcel.locale);
      if (hash === undefined) return { kind: 'absent' };
      return { kind: hash === parcel.masterHash ? 'live' : 'accepted', ...postOf(parcel) };
    },
    // Who takes a story down unpublishes it; the look afterwards says whether that was done.
    withdraw: () => Promise.resolve({ kind: 'removed' }),
  };
}

/** A person posts it and brings the link back as proof (人工代发). */
export const assistedOutlet: Outlet = {
  send: () => Promise.resolve({ kind: 'handed-over' }),
  look: () => Promise.resolve({ kind: 'unclear' }),
  withdraw: () => Promise.resolve({ kind: 'by-hand' }),
};
