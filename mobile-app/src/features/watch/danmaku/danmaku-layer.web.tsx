import { useEffect, useRef, type CSSProperties } from 'react';
import type { LiveMessage } from '@/contract/live-room';
import { useTheme } from '@/theme/use-theme';
import { CROSSING_MS, launch, type Flight, type Lane, type Stage } from './danmaku.rules';
import { MOST_IN_AIR, type DanmakuProps } from './danmaku-types';

const LAYER: CSSProperties = {
  position: 'absolute',
  inset: 0,
  overflow: 'hidden',
  pointerEvents: 'none',
  contain: 'strict',
};

interface Drawn {
  readonly message: LiveMessage;
  readonly flight: Flight;
  readonly stage: Stage;
  readonly isOwn: boolean;
  readonly face: string;
}

/** A text that crosses by the browser's own compositor: no line of ours runs while it does, so nothing of ours can make it stumble. */
function fly(layer: HTMLElement, { message, flight, stage, isOwn, face }: Drawn): void {
  const node = document.createElement('span');
  node.textContent = message.text;
  node.dataset['danmaku'] = message.id;
  Object.assign(node.style, {
    ...{ position: 'absolute', left: '0', top: `${flight.top}px`, whiteSpace: 'pre', willChange: 'transform' },
    ...{ font: `600 ${stage.size}px/1.5 ${face}`, color: '#FFFFFF' },
    textShadow: '0 1px 2px rgba(20, 18, 16, 0.9), 0 0 1px rgba(20, 18, 16, 0.9)',
    ...(isOwn ? { textDecoration: 'underline' } : {}),
  });
  layer.append(node);
  const across = [`translateX(${stage.width}px)`, `translateX(${-flight.width}px)`];
  const crossing = node.animate({ transform: across }, { duration: CROSSING_MS, easing: 'linear', fill: 'both' });
  crossing.onfinish = () => node.remove();
}

/** What is said, flying over the picture. Silent to screen readers: the list beside it is read. */
export function DanmakuLayer(props: DanmakuProps) {
  const { sky, density } = props;
  const layer = useRef<HTMLDivElement>(null);
  const { face } = useTheme();
  const newest = useRef({ ...props, face: face.sans });
  newest.current = { ...props, face: face.sans };

  useEffect(() => {
    let lanes: readonly (Lane | undefined)[] = [];
    return sky.hear((messages) => {
      const node = layer.current;
      if (!node || document.visibilityState === 'hidden') return;
      const { isOwn: isMine, size, density: wanted, face: sans } = newest.current;
      const stage = { width: node.clientWidth, height: node.clientHeight, size };
      for (const message of messages) {
        if (node.childElementCount >= MOST_IN_AIR) return;
        const isOwn = isMine(message.id);
        const launched = launch(lanes, { stage, density: wanted, now: performance.now(), text: message.text, isOwn });
        if (!launched) continue;
        ({ lanes } = launched);
        fly(node, { message, flight: launched.flight, stage, isOwn, face: sans });
      }
    });
  }, [sky]);
  useEffect(() => {
    if (density === 'off') layer.current?.replaceChildren();
  }, [density]);
  return <div ref={layer} aria-hidden data-testid="danmaku" style={LAYER} />;
}
