import { systemClock } from '@hearth/cms/kernel';
import type { MuxLab } from '../../../../../../tests/lab/mux/mux-lab';
import type { StreamSpec } from '../../../../contract';
import { createMuxDriver, type MuxDriver, type MuxDriverDeps } from '../mux-driver';
import { muxSettings, type MuxSettings } from '../mux-settings';

/** The settings of a host that works with the stand-in. */
export function settingsOf(lab: MuxLab): MuxSettings {
  const settings = muxSettings(lab.env);
  if (!settings) throw new Error('the stand-in says how it is reached');
  return settings;
}

/** A driver on the stand-in, in a hurry. */
export const driverAt = (lab: MuxLab, part: Partial<MuxDriverDeps> = {}): MuxDriver =>
  createMuxDriver({
    ...{ settings: settingsOf(lab), clock: systemClock },
    ...{ pace: { post: 10_000, other: 10_000 }, timeout: 300, looks: [0, 20, 50] },
    ...part,
  });

let count = 0;

/** A stream that nobody made yet. */
export const aSpec = (part: Partial<StreamSpec> = {}): StreamSpec => ({
  ...{ opId: `m-${(count += 1)}`, title: '村播', latency: 'standard', reconnectSeconds: 120, signed: false },
  ...{ record: true, audioOnly: false, test: true },
  ...part,
});

/** Somebody sends a picture with this key. */
export function sending(lab: MuxLab, key: string): ReturnType<MuxLab['encoder']> {
  const encoder = lab.encoder(key);
  if (encoder.connect() === 'refused') throw new Error('the key is refused');
  encoder.live();
  return encoder;
}
