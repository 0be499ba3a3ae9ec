import { Drawn } from '@/ui/icon';

/** The player's own, on the same grid as the rest; they come with the player. */
const DRAWN = {
  play: 'M8 5.2v13.6L19 12z',
  pause: 'M8 5.5v13M16 5.5v13',
  sound: 'M4 9.5v5h3.4L12 18.6V5.4L7.4 9.5zM15.2 9a4.2 4.2 0 0 1 0 6M17.8 6.4a8 8 0 0 1 0 11.2',
  muted: 'M4 9.5v5h3.4L12 18.6V5.4L7.4 9.5zM15.6 9.6l4.8 4.8M20.4 9.6l-4.8 4.8',
  captions: 'M3.5 6h17v12h-17zM7 11h4M13 11h4M7 14.4h6M15 14.4h2',
  settings:
    'M4 7h9M17.5 7H20M4 17h2.5M11 17h9M15.2 9.2a2.2 2.2 0 1 0 0-4.4 2.2 2.2 0 0 0 0 4.4zM8.8 19.2a2.2 2.2 0 1 0 0-4.4 2.2 2.2 0 0 0 0 4.4z',
  chapters: 'M4 6.5h.1M4 12h.1M4 17.5h.1M8 6.5h12M8 12h12M8 17.5h12',
  pip: 'M3.5 5.5h17v13h-17zM12 12h6v4.5h-6z',
  fill: 'M4 9V4.5h5M15 4.5h5V9M20 15v4.5h-5M9 19.5H4V15',
  shrink: 'M9 4.5V9H4M20 9h-5V4.5M15 19.5V15h5M4 15h5v4.5',
  listen:
    'M4.5 15v-2.5a7.5 7.5 0 0 1 15 0V15M4.5 14h2.8v5.5H6a1.5 1.5 0 0 1-1.5-1.5zM19.5 14h-2.8v5.5H18a1.5 1.5 0 0 0 1.5-1.5z',
} as const;

export type PlayerIconName = keyof typeof DRAWN;

export function PlayerIcon({ name, size = 24 }: { name: PlayerIconName; size?: number }) {
  return <Drawn d={DRAWN[name]} size={size} filled={name === 'play'} />;
}
