import { useEffect, useRef, useState } from 'react';
import { useAuth } from '@strapi/strapi/admin';
import { boardConfirmed, boardCounted, commandBoard, type CommandBoard } from '../../contract';
import { openLine } from './room-line';

/** The house counts every few seconds. Silence longer than this means that nobody counts, or that nothing reaches us. */
const FRESH_FOR = 15_000;
const TICK = 1_000;

/** The numbers, when they were true, and whether they still are. */
export type LiveBoard = {
  readonly board: CommandBoard;
  /** By the clock of the database. */
  readonly at: string;
  readonly state: 'live' | 'silent' | 'cut';
};

/** Shows the board that was read first and keeps it up to date over the line of its room. */
export function useBoard(first: CommandBoard): LiveBoard {
  const token = useAuth('useBoard', (state) => state.token);
  const held = useRef(token);
  held.current = token;
  const [board, setBoard] = useState(first);
  const [at, setAt] = useState(first.at);
  const [isCut, setCut] = useState(false);
  const heard = useRef(performance.now());
  const isSilent = useSilence(heard);
  const { station } = first;

  useEffect(() => {
    const counted = (next: CommandBoard): void => {
      setBoard(next);
      confirmed(next.at);
    };
    const confirmed = (moment: string): void => {
      heard.current = performance.now();
      setAt(moment);
    };
    return openLine(`command:${station}`, {
      token: () => held.current ?? '',
      entered: (snapshot) => {
        setCut(false);
        const known = commandBoard.safeParse(snapshot);
        if (known.success) counted(known.data);
      },
      said: (message) => {
        const news = boardCounted.safeParse(message);
        if (news.success) counted(news.data.board);
        else if (boardConfirmed.safeParse(message).success) confirmed(message.at);
      },
      down: () => setCut(true),
    });
  }, [station]);
  return { board, at, state: isCut ? 'cut' : isSilent ? 'silent' : 'live' };
}

function useSilence(heard: { readonly current: number }): boolean {
  const [isSilent, setSilent] = useState(false);
  useEffect(() => {
    const timer = setInterval(() => setSilent(performance.now() - heard.current > FRESH_FOR), TICK);
    return () => clearInterval(timer);
  }, [heard]);
  return isSilent;
}
