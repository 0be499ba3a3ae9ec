import type { ReviewDeed } from '../../contract';
import type { Press } from './use-case';

/** A deed as its button shows it: pressed at once, or asked about in a dialog first. */
export type Shown = {
  readonly deed: ReviewDeed;
  readonly variant: 'default' | 'secondary' | 'tertiary' | 'danger-light';
  readonly press: Press | 'dialog';
};

/** All deeds in the order in which their buttons stand: what moves the manuscript on comes first. */
export const DEEDS: readonly Shown[] = [
  { deed: 'submit', variant: 'default', press: { to: 'submit' } },
  { deed: 'pass', variant: 'default', press: { to: 'pass' } },
  { deed: 'proof', variant: 'default', press: 'dialog' },
  { deed: 'resume', variant: 'default', press: { to: 'hold', body: { until: null } } },
  { deed: 'unspike', variant: 'default', press: { to: 'spike', body: { back: true } } },
  { deed: 'claim', variant: 'tertiary', press: { to: 'claim', body: { release: false }, unseen: true } },
  { deed: 'release_claim', variant: 'tertiary', press: { to: 'claim', body: { release: true }, unseen: true } },
  {
    deed: 'claim_proof',
    variant: 'tertiary',
    press: { to: 'claim', body: { release: false, as: 'proof' }, unseen: true },
  },
  {
    deed: 'release_proof',
    variant: 'tertiary',
    press: { to: 'claim', body: { release: true, as: 'proof' }, unseen: true },
  },
  { deed: 'send_back', variant: 'tertiary', press: 'dialog' },
  { deed: 'submit_l2', variant: 'tertiary', press: { to: 'submit', body: { to: 2 } } },
  { deed: 'submit_l3', variant: 'tertiary', press: { to: 'submit', body: { to: 3 } } },
  { deed: 'hold', variant: 'tertiary', press: 'dialog' },
  { deed: 'order_emergency', variant: 'danger-light', press: 'dialog' },
  { deed: 'spike', variant: 'danger-light', press: 'dialog' },
];
