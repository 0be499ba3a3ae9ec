import type { SVGProps } from 'react';

/** A browser draws vectors by itself: what draws them on phones is 16 kB of the first visit. */
export const Svg = (props: SVGProps<SVGSVGElement>) => <svg style={still} {...props} />;
export const Path = (props: SVGProps<SVGPathElement>) => <path {...props} />;
export const Rect = (props: SVGProps<SVGRectElement>) => <rect {...props} />;

/** Boxes of phones neither shrink nor stand on a line of text. */
const still = { display: 'block', flexShrink: 0 } as const;
