import { srtAddress } from '../../engine/srt/srt-target.rules';

/** How many platforms one room is copied to at most. */
export const MOST_TARGETS = 20;

const SHOWN = 4;
/** A key shorter than this would be half told by its last signs. */
const SHORTEST_SHOWN = 12;

/** What is shown of a key, so that two can be told apart. */
export const tailOf = (key: string): string => (key.length < SHORTEST_SHOWN ? '' : key.slice(-SHOWN));

/**
 * An address as it is kept, or undefined when it is none that we send to. Whoever pastes address and key in one keeps the key out of the address
 * by the two fields of the form; a user and a password have no place in RTMP.
 */
export function wantedAddress(text: string, isOpen: (url: URL) => boolean): string | undefined {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  return url && (isWhole(url) || srtAddress(url) !== undefined) && isBare(url) && isOpen(url) ? url.href : undefined;
}

const isBare = ({ username, password, hash }: URL): boolean => `${username}${password}${hash}` === '';

function isWhole({ protocol, hostname, pathname }: URL): boolean {
  const isRtmp = protocol === 'rtmp:' || protocol === 'rtmps:';
  return isRtmp && hostname !== '' && pathname.replaceAll('/', '') !== '';
}
