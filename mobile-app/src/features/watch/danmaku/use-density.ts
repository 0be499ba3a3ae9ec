import { useState } from 'react';
import { keeper } from '@/platform/keeper';
import { useStillness } from '@/platform/motion';
import { useTheme } from '@/theme/use-theme';
import { densityOf, type Density } from './danmaku.rules';

const KEY = 'danmaku';

/** How much flies for this viewer: what they chose on this device, and nothing where things that move are in the way. */
export function useDensity() {
  const { elder } = useTheme();
  const isStill = useStillness();
  const [chosen, setChosen] = useState(() => densityOf(keeper.read(KEY)));
  const choose = (density: Density) => {
    keeper.write(KEY, density);
    setChosen(density);
  };
  const isListOnly = elder || isStill;
  return { density: isListOnly ? ('off' as const) : chosen, chosen, choose, isListOnly };
}
