import { useCallback, useRef, useState } from 'react';
import type { View } from 'react-native';
import type { Kept } from '@/ui/sheet';
import type { Plan } from './plan.rules';

/** Measures down to where the seller stands: no sheet comes higher. */
export function useKept(plan: Plan) {
  const strip = useRef<View>(null);
  const [kept, setKept] = useState<Kept>({ top: 0, left: 0 });
  const measure = useCallback(() => {
    strip.current?.measureInWindow((...[x, y, , height]) => {
      const [top, left] = [Math.round(y + height), plan === 'beside' ? Math.round(x) : 0];
      setKept((before) => (before.top === top && before.left === left ? before : { top, left }));
    });
  }, [plan]);
  return { strip, kept, measure };
}
