import { useEffect, useRef, useState } from 'react';
import { Animated, Easing, StyleSheet, View, type LayoutChangeEvent } from 'react-native';
import { CROSSING_MS, launch, type Flight, type Lane } from './danmaku.rules';
import { MOST_IN_AIR, type DanmakuProps } from './danmaku-types';

/** Longer than anybody watches in one go. */
const DAY_MS = 24 * 60 * 60 * 1000;

const look = StyleSheet.create({
  layer: { position: 'absolute', top: 0, left: 0, right: 0, bottom: 0, overflow: 'hidden' },
  flight: { position: 'absolute', left: 0 },
  words: {
    color: '#FFFFFF',
    fontWeight: '600',
    textShadowColor: 'rgba(20, 18, 16, 0.9)',
    textShadowRadius: 2,
    textShadowOffset: { width: 0, height: 1 },
  },
  own: { textDecorationLine: 'underline' },
});

interface InAir extends Flight {
  readonly id: string;
  readonly text: string;
  readonly isOwn: boolean;
  /** By the clock of the layer, in milliseconds. */
  readonly began: number;
}

/** One clock that the phone itself drives; every text reads its place off it. */
function useClock() {
  const clock = useRef(new Animated.Value(0)).current;
  const began = useRef(Date.now());
  useEffect(() => {
    began.current = Date.now();
    const going = Animated.timing(clock, {
      ...{ toValue: DAY_MS, duration: DAY_MS, easing: Easing.linear },
      useNativeDriver: true,
      isInteraction: false,
    });
    going.start();
    return () => going.stop();
  }, [clock]);
  return { clock, now: () => Date.now() - began.current };
}

function useFlights(props: DanmakuProps, now: () => number) {
  const { sky } = props;
  const [inAir, setInAir] = useState<readonly InAir[]>([]);
  const box = useRef({ width: 0, height: 0 });
  const newest = useRef({ ...props, now });
  newest.current = { ...props, now };
  useEffect(() => {
    let lanes: readonly (Lane | undefined)[] = [];
    return sky.hear((messages) => {
      const { isOwn: isMine, size, density, now: tell } = newest.current;
      const [at, stage] = [tell(), { ...box.current, size }];
      const fresh = messages.flatMap(({ id, text }): readonly InAir[] => {
        const isOwn = isMine(id);
        const launched = launch(lanes, { stage, density, now: at, text, isOwn });
        if (!launched) return [];
        ({ lanes } = launched);
        return [{ ...launched.flight, id, text, isOwn, began: at }];
      });
      if (fresh.length === 0) return;
      setInAir((before) => [...before.filter(({ began }) => began > at - CROSSING_MS), ...fresh].slice(-MOST_IN_AIR));
    });
  }, [sky]);
  const measure = ({ nativeEvent: { layout } }: LayoutChangeEvent) => {
    box.current = { width: layout.width, height: layout.height };
  };
  return { inAir, box, measure };
}

/** What is said, flying over the picture. Silent to screen readers: the list beside it is read. */
export function DanmakuLayer(props: DanmakuProps) {
  const { clock, now } = useClock();
  const { inAir, box, measure } = useFlights(props, now);
  const shown = props.density === 'off' ? [] : inAir;
  return (
    <View style={look.layer} pointerEvents="none" aria-hidden onLayout={measure} testID="danmaku">
      {shown.map(({ id, text, isOwn, began, width, top }) => {
        const translateX = clock.interpolate({
          inputRange: [began, began + CROSSING_MS],
          outputRange: [box.current.width, -width],
          extrapolate: 'clamp',
        });
        return (
          <Animated.View key={id} style={[look.flight, { top, transform: [{ translateX }] }]}>
            <Animated.Text numberOfLines={1} style={[look.words, { fontSize: props.size }, isOwn && look.own]}>
              {text}
            </Animated.Text>
          </Animated.View>
        );
      })}
    </View>
  );
}
