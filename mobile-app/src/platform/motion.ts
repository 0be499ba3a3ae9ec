import { useEffect, useState } from 'react';
import { AccessibilityInfo } from 'react-native';

/** Whether the reader asked the device for less motion. */
export function useStillness(): boolean {
  const [isStill, setStill] = useState(false);
  useEffect(() => {
    let gone = false;
    void AccessibilityInfo.isReduceMotionEnabled().then((still) => gone || setStill(still));
    const heard = AccessibilityInfo.addEventListener('reduceMotionChanged', setStill);
    return () => {
      gone = true;
      heard.remove();
    };
  }, []);
  return isStill;
}
