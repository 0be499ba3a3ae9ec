/** A station's mark on the picture, as a file that lies on this machine. */
export type LogoOrder = {
  readonly file: string;
  readonly corner: 'top-left' | 'top-right' | 'bottom-left' | 'bottom-right';
  /** Of the width of the picture that goes out. */
  readonly percent: number;
  /** 100 is not seen through. */
  readonly opacity: number;
};

/** How the picture for a platform differs from the room's. */
export type LookOrder = {
  readonly shape: 'as-is' | 'upright';
  /** Where the upright cut stands, in percent from left to right of what it may be moved by. */
  readonly cropX: number;
  readonly logo?: LogoOrder;
  /** Where the platform takes less than we would send. */
  readonly mostKilobits?: number;
  /** The ffmpeg of this machine. */
  readonly ffmpeg: string;
};
