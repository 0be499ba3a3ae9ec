import { useRef, type KeyboardEvent, type PointerEvent } from 'react';
import type { Looks } from '../../contract';
import { useSay } from '../words';
import type { Draft, DraftMark } from './look-draft';

type Props = {
  readonly draft: Draft;
  readonly source: Looks['source'];
  /** What the room shows now. */
  readonly jpeg: string | undefined;
  readonly onMove: (cropX: number) => void;
};

const STEPS: Readonly<Record<string, number>> = { ArrowLeft: -1, ArrowRight: 1, ArrowDown: -1, ArrowUp: 1 };
const DIM = { position: 'absolute', top: 0, bottom: 0, background: 'rgba(20, 18, 16, 0.66)' } as const;

/** The room's picture with what a platform gets of it: dragged, or moved by arrows, with Shift ten times as far. */
export function CropFrame({ draft, source, jpeg, onMove }: Props) {
  const frame = useRef<HTMLDivElement>(null);
  const share = Math.min(1, (source.height * 9) / 16 / source.width);
  const isCut = draft.shape === 'upright' && share < 1;
  const left = isCut ? ((1 - share) * draft.cropX) / 100 : 0;
  const width = isCut ? share : 1;
  const move = (event: PointerEvent<HTMLDivElement>): void => {
    const box = frame.current?.getBoundingClientRect();
    if (!box || !event.currentTarget.hasPointerCapture(event.pointerId)) return;
    const at = (event.clientX - box.left) / box.width - share / 2;
    onMove(percentOf((at / (1 - share)) * 100));
  };
  return (
    <div
      ref={frame}
      style={{
        ...{ position: 'relative', width: '100%', maxWidth: 480, overflow: 'hidden', borderRadius: 4 },
        ...{ aspectRatio: `${source.width} / ${source.height}`, background: '#2a2622' },
      }}
    >
      <Picture jpeg={jpeg} />
      {isCut && <div style={{ ...DIM, left: 0, width: `${left * 100}%` }} />}
      {isCut && <div style={{ ...DIM, right: 0, width: `${(1 - left - width) * 100}%` }} />}
      {isCut ? (
        <Window left={left} width={width} cropX={draft.cropX} move={move} onMove={onMove} mark={draft.mark} />
      ) : (
        <div style={{ position: 'absolute', inset: 0 }}>{draft.mark && <Mark mark={draft.mark} />}</div>
      )}
    </div>
  );
}

const percentOf = (at: number): number => Math.round(Math.min(100, Math.max(0, at)));

type WindowProps = Pick<Props, 'onMove'> & {
  readonly left: number;
  readonly width: number;
  readonly cropX: number;
  readonly mark: DraftMark | null;
  readonly move: (event: PointerEvent<HTMLDivElement>) => void;
};

function Window({ left, width, cropX, mark, move, onMove }: WindowProps) {
  const say = useSay();
  const key = (event: KeyboardEvent): void => {
    const step = STEPS[event.key];
    if (step === undefined) return;
    event.preventDefault();
    onMove(percentOf(cropX + step * (event.shiftKey ? 10 : 1)));
  };
  return (
    <div
      role="slider"
      tabIndex={0}
      aria-label={say('look.crop')}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={cropX}
      onKeyDown={key}
      onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
      onPointerMove={move}
      style={{
        ...{ position: 'absolute', top: 0, bottom: 0, left: `${left * 100}%`, width: `${width * 100}%` },
        ...{ boxShadow: 'inset 0 0 0 2px #ff7a55', cursor: 'ew-resize', touchAction: 'none' },
      }}
    >
      {mark && <Mark mark={mark} />}
    </div>
  );
}

function Mark({ mark: { url, corner, percent, opacity } }: { readonly mark: DraftMark }) {
  const say = useSay();
  const [vertical = 'top', horizontal = 'right'] = corner.split('-');
  return (
    <img
      src={url}
      alt={say('look.logo')}
      draggable={false}
      // A margin in percent is of the width, on all sides, as on air.
      style={{
        position: 'absolute',
        [vertical]: 0,
        [horizontal]: 0,
        width: `${percent}%`,
        opacity: opacity / 100,
        margin: '3%',
      }}
    />
  );
}

function Picture({ jpeg }: { readonly jpeg: string | undefined }) {
  const full = { position: 'absolute', inset: 0, width: '100%', height: '100%', objectFit: 'cover' } as const;
  if (jpeg !== undefined) return <img src={`data:image/jpeg;base64,${jpeg}`} alt="" draggable={false} style={full} />;
  return (
    <svg viewBox="0 0 160 90" preserveAspectRatio="xMidYMid slice" aria-hidden style={full}>
      <rect width="160" height="90" fill="#d8cfc0" />
      <path d="M0 66h160v24H0z" fill="#b9ad9a" />
      <circle cx="80" cy="36" r="11" fill="#8c8172" />
      <path d="M58 74c2-18 12-25 22-25s20 7 22 25z" fill="#8c8172" />
      <rect x="18" y="50" width="18" height="18" rx="2" fill="#a3988a" />
      <rect x="124" y="46" width="20" height="22" rx="2" fill="#a3988a" />
    </svg>
  );
}
