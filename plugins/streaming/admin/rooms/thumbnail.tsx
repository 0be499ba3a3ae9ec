import { useEffect } from 'react';
import { useReading } from '@hearth/cms/reach';
import { useSay } from '../words';

type Seen = { readonly thumbnails: readonly { readonly room: string; readonly jpeg: string }[] };

const EVERY_MS = 10_000;

/** What the rooms on air show, by room: asked each ten seconds, and only while somebody looks at the page. */
export function useThumbnails(): ReadonlyMap<string, string> {
  const { value, reload } = useReading<Seen>('/streaming/thumbnails');
  useEffect(() => {
    const look = (): void => {
      if (!document.hidden) reload();
    };
    const timer = window.setInterval(look, EVERY_MS);
    document.addEventListener('visibilitychange', look);
    return () => {
      window.clearInterval(timer);
      document.removeEventListener('visibilitychange', look);
    };
  }, [reload]);
  return new Map(value?.thumbnails.map(({ room, jpeg }) => [room, jpeg]));
}

const FRAME = {
  display: 'block',
  width: 128,
  minWidth: 128,
  height: 72,
  marginBlock: 8,
  borderRadius: 4,
  objectFit: 'cover',
} as const;

/** A room's picture, or a drawn one where there is none: a camera without a light. */
export function Thumbnail({ title, jpeg }: { readonly title: string; readonly jpeg: string | undefined }) {
  const say = useSay();
  if (jpeg !== undefined) {
    return <img src={`data:image/jpeg;base64,${jpeg}`} alt={say('thumb.of', { title })} style={FRAME} />;
  }
  return (
    <svg role="img" aria-label={say('thumb.none')} viewBox="0 0 128 72" style={{ ...FRAME, color: '#a8a29e' }}>
      <rect width="128" height="72" fill="currentColor" opacity="0.16" />
      <g fill="none" stroke="currentColor" strokeWidth="2" strokeLinejoin="round">
        <rect x="43" y="25" width="28" height="22" rx="3" />
        <path d="M71 33 85 26V46L71 39Z" />
      </g>
    </svg>
  );
}
