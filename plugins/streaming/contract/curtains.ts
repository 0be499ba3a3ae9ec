import { definePort, type Actor } from '@hearth/cms/contract';
import type { Tx } from '@hearth/cms/platform';

/** Which room of a station, and why. */
export type CurtainOrder = {
  readonly station: string;
  readonly room: string;
  readonly actor: Actor;
  readonly reason: string;
};

/** Takes the picture of a room away without touching its encoder’s settings (落幕端口): viewers see the slate. */
export type Curtains = {
  /** False when the room is not the station’s, or its picture goes straight to a provider, where the room has to be closed instead. */
  fall(tx: Tx, order: CurtainOrder): Promise<boolean>;
  /** Gives the picture back: the encoder may send again. False when it was not taken away. */
  lift(tx: Tx, order: CurtainOrder): Promise<boolean>;
};

/** Where they are found. */
export const curtainsPort = definePort<Curtains>('streaming.curtains');
