/** A frame as the relay hands it round, by reference: what it is was looked up once for all targets. */
export type RelayFrame = {
  readonly kind: 'video' | 'audio' | 'data';
  readonly time: number;
  readonly payload: Buffer;
  /** A picture that needs none before it. */
  readonly isKey: boolean;
  /** The parameters without which nothing is decoded. */
  readonly isSetup: boolean;
};

/** What a frame of picture, sound or facts is. */
export function relayFrameOf(kind: RelayFrame['kind'], time: number, payload: Buffer): RelayFrame {
  return { kind, time, payload, ...FLV[kind](payload) };
}

type Marks = Pick<RelayFrame, 'isKey' | 'isSetup'>;

const FLV: Readonly<Record<RelayFrame['kind'], (payload: Buffer) => Marks>> = {
  video: (payload) => {
    const [first = 0, second = 0] = payload;
    // The highest bit says that it is of enhanced RTMP, where the packet's type takes the place of the codec.
    const isEnhanced = first >= 0x80;
    const isSetup = isEnhanced ? (first & 0x0f) === 0 : (first & 0x0f) === 7 && second === 0;
    return { isKey: !isSetup && ((first >> 4) & 7) === 1, isSetup };
  },
  audio: ([first = 0, second = 0]) => ({ isKey: false, isSetup: first >> 4 === 10 && second === 0 }),
  data: () => ({ isKey: false, isSetup: true }),
};
