import { useCallback, useEffect, useState } from 'react';
import type { RecordingLine, RecordingPiece } from '../../contract';
import { reordered } from './timeline.rules';

/** A piece of a reel that is being put together, with the title of what it is from. */
export type ReelPiece = RecordingPiece & { readonly title: string };

/** The pieces of a reel in their order. They outlast the page, so that a reel may go over several recordings. */
export type Pieces = {
  readonly all: readonly ReelPiece[];
  add(piece: ReelPiece): void;
  remove(at: number): void;
  move(from: number, to: number): void;
  clear(): void;
};

const MOST = 50;

/** The reel of a room that is being put together in this browser tab. */
export function usePieces({ room }: Pick<RecordingLine, 'room'>): Pieces {
  const name = `hearth-reel-${room}`;
  const [all, setAll] = useState<readonly ReelPiece[]>(() => kept(name));
  useEffect(() => {
    window.sessionStorage.setItem(name, JSON.stringify(all));
  }, [name, all]);
  return {
    all,
    add: useCallback((piece) => setAll((now) => (now.length < MOST ? [...now, piece] : now)), []),
    remove: useCallback((at) => setAll((now) => now.filter((_, index) => index !== at)), []),
    move: useCallback((from, to) => setAll((now) => reordered(now, from, to)), []),
    clear: useCallback(() => setAll([]), []),
  };
}

function kept(name: string): readonly ReelPiece[] {
  try {
    // Written by this very hook; whatever else lies there is thrown away.
    return JSON.parse(window.sessionStorage.getItem(name) ?? '[]') as ReelPiece[];
  } catch {
    return [];
  }
}
