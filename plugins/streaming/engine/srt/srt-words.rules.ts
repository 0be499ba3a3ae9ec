/** What a listening ffmpeg, or the libsrt in it, has said. */
export type ListenerWord =
  | { readonly is: 'wrong-passphrase' }
  | { readonly is: 'port-taken' }
  /** The picture, or the sound, cannot be carried as it is. */
  | { readonly is: 'codec'; readonly kind: 'video' | 'audio'; readonly codec: string };

const CODEC = /(Video|Audio) codec (\S+) not compatible with flv/i;
/** What FLV has a place for and no player takes is refused by the number of the codec. */
const NUMBER = /incompatible with output codec id '(\d+)'/i;
/** Numbers of sound begin here (AV_CODEC_ID_MP2 is the first beyond PCM). */
const FIRST_SOUND = 0x10000;

/** Reads what it said; nothing in what means nothing to an operator. */
export function listenerWord(text: string): ListenerWord | undefined {
  const [, kind, codec] = CODEC.exec(text) ?? [];
  if (kind !== undefined && codec !== undefined) {
    return { is: 'codec', kind: kind.toLowerCase() === 'video' ? 'video' : 'audio', codec: nameOf(codec) };
  }
  const [, number] = NUMBER.exec(text) ?? [];
  if (number !== undefined) {
    return { is: 'codec', kind: Number(number) >= FIRST_SOUND ? 'audio' : 'video', codec: nameOf(number) };
  }
  if (/BADSECRET|Incorrect passphrase/i.test(text)) return { is: 'wrong-passphrase' };
  if (/already in use|Another socket is (already )?listening|EADDRINUSE/i.test(text)) return { is: 'port-taken' };
  return undefined;
}

const NAMES: Readonly<Record<string, string>> = {
  ...{ hevc: 'H.265', av1: 'AV1', vp9: 'VP9', vvc: 'H.266', mpeg2video: 'MPEG-2' },
  ...{ ac3: 'AC-3', eac3: 'E-AC-3', mp2: 'MP2', opus: 'Opus', aac_latm: 'AAC-LATM' },
  ...{ 86016: 'MP2', 86019: 'AC-3' },
};

const nameOf = (codec: string): string => NAMES[codec] ?? codec;
