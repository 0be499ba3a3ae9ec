import type { LivePrice, Pin } from '../../contract';
import type { KeptPrice } from './live-price-store';
import type { KeptPin } from './pin-store';

/** A pin as pages see it. */
export function shownPin({ station: _, shown: _shown, ...pin }: KeptPin): Pin {
  return pin;
}

/** A price for some minutes as pages see it. */
export function shownPrice({ station: _, room: _room, variant: _variant, ...price }: KeptPrice): LivePrice {
  return price;
}
