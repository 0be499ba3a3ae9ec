import type { ContentLocale } from '../../contract';
import type { Outlet, Parcel, Posted, SendOutcome } from './outlet.rules';

type Asked = { readonly documentId: string; readonly locale: ContentLocale; readonly masterHash: string };

/** What our own surfaces are served by. */
export type HousePorts = {
  /** Tells which words of a story readers see now: their hash, or nothing. */
  published(asked: Asked): Promise<string | undefined>;
  /** Presses publish for the very words that were signed, through the gate that a person's press goes through; gives what refused it. */
  press(asked: Asked): Promise<SendOutcome | undefined>;
  /** Takes from readers what stands there of a story. */
  unpublish(asked: Asked): Promise<void>;
  /** Whether feeds leave a story away although our own app shows it. */
  keptFromFeeds(asked: Asked): Promise<boolean>;
  readonly prefix: string;
};

/**
 * Our own app and feeds (本台客户端、网站订阅): they show what is published, so a story is live there when the very words that were
 * signed are out, and it is down when nothing is. Whoever pressed publish before its hour came was refused; now it is pressed for them.
 */
export function houseOutlet(ports: HousePorts): Outlet {
  const { press, unpublish, prefix } = ports;
  const postOf = ({ documentId, locale }: Asked): Posted => ({
    platformId: `${documentId}/${locale}`,
    url: `${prefix}/story/${documentId}?locale=${locale}`,
  });
  const isOut = async (asked: Parcel): Promise<boolean> => (await shownOn(ports, asked)) === asked.masterHash;
  return {
    async send(parcel) {
      const refused = (await isOut(parcel)) ? undefined : await press(parcel);
      return refused ?? { kind: (await isOut(parcel)) ? 'live' : 'accepted', ...postOf(parcel) };
    },
    async look(parcel, posted) {
      const hash = await shownOn(ports, parcel);
      if (hash === parcel.masterHash) return { kind: 'live', ...postOf(parcel) };
      // Whether other words of the story stand there matters only to who wants it gone.
      return hash === undefined || posted === null ? { kind: 'absent' } : { kind: 'accepted', ...postOf(parcel) };
    },
    // An order has unpublished it already; what ends by plan is taken from the app here. Feeds leave away what is withdrawn from them,
    // and other words that somebody published since are theirs to take down: the look afterwards finds them.
    async withdraw(parcel) {
      if (parcel.channel.lane === 'app' && (await isOut(parcel))) await unpublish(parcel);
      return { kind: 'removed' };
    },
  };
}

/** Which words of a story a surface of ours shows: feeds show less than our app. */
async function shownOn({ published, keptFromFeeds }: HousePorts, parcel: Parcel): Promise<string | undefined> {
  if (parcel.channel.lane === 'feed' && (await keptFromFeeds(parcel))) return undefined;
  return published(parcel);
}

/** A person posts it and brings the link back as proof (人工代发). */
export const assistedOutlet: Outlet = {
  send: () => Promise.resolve({ kind: 'handed-over' }),
  look: () => Promise.resolve({ kind: 'unclear' }),
  withdraw: () => Promise.resolve({ kind: 'by-hand' }),
};
