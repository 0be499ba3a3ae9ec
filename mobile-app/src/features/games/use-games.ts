import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import type { LotteryProof, ShownLottery } from '@/contract/types';
import {
  fetchEntry,
  fetchEnvelopes,
  fetchLotteries,
  fetchLottery,
  fetchReservable,
  fetchReservations,
  fetchShares,
} from '@/data/games';
import { session } from '@/data/session';
import { useStore } from '@/data/store';
import { verifyDraw, type DrawVerdict } from './verify-draw.rules';

const SOON_MS = 5_000;
const SELDOM_MS = 60_000;
/** Ten thousand who are told at once ask one after the other. */
const SPREAD_MS = 8_000;

/** The key under which what the reader reserved is remembered while the app runs. */
export const MY_RESERVATIONS = ['my-reservations'] as const;

/** The red packets of a live, asked for again while they are looked at. */
export const useEnvelopes = (of: string) =>
  useQuery({ queryKey: ['envelopes', of], queryFn: () => fetchEnvelopes(of), refetchInterval: SOON_MS });

const isDue = ({ state }: ShownLottery): boolean => state === 'waiting' || state === 'drawn';

/** The lotteries of a live, asked for again when the room told of one, not by all at once, and while a draw is waited for. */
export function useLotteries(of: string, news: string) {
  const found = useQuery({
    queryKey: ['lotteries', of],
    queryFn: () => fetchLotteries(of),
    refetchInterval: ({ state }) => (state.data?.some(isDue) ? SELDOM_MS : false),
  });
  const { refetch } = found;
  const known = useRef(news);
  useEffect(() => {
    if (known.current === news) return undefined;
    known.current = news;
    const timer = setTimeout(() => void refetch(), Math.random() * SPREAD_MS);
    return () => clearTimeout(timer);
  }, [news, refetch]);
  return found;
}

const isSettled = (proof: LotteryProof | undefined): boolean =>
  proof?.state === 'announced' || proof?.state === 'cancelled';

/** A lottery with all that is told of it, asked for again until it is over. */
export function useLottery(id: string) {
  return useQuery({
    queryKey: ['lottery', id],
    queryFn: () => fetchLottery(id),
    refetchInterval: ({ state }) => (isSettled(state.data) ? false : SOON_MS),
  });
}

/** The entry of the reader, where somebody is signed in. */
export function useEntry(id: string) {
  const { status, user } = useStore(session);
  return useQuery({
    queryKey: ['lottery-entry', id, user?.id],
    queryFn: () => fetchEntry(id),
    enabled: status === 'in',
  });
}

/** Whether a live may be reserved. */
export const useReservable = (of: string) =>
  useQuery({ queryKey: ['reservable', of], queryFn: () => fetchReservable(of), retry: false });

/** What the reader reserved, and what they are reminded of. */
export function useReservations() {
  const { status, user } = useStore(session);
  return useQuery({
    queryKey: [...MY_RESERVATIONS, user?.id],
    queryFn: fetchReservations,
    enabled: status === 'in',
  });
}

/** Whether the reader has reserved a live. */
export const useIsReserved = (of: string): boolean =>
  useReservations().data?.reservations.some(({ session: one }) => one === of) ?? false;

/** The shares of red packets that the reader took. */
export function useShares() {
  const { status, user } = useStore(session);
  return useQuery({ queryKey: ['my-shares', user?.id], queryFn: fetchShares, enabled: status === 'in' });
}

/** A turn of the device in which it hears fingers. */
const pause = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 0));

/** What this device finds out about a lottery by itself; nothing while it is at it. */
export function useDrawVerdict(proof: LotteryProof): DrawVerdict | null {
  const [found, setFound] = useState<{ readonly of: LotteryProof; readonly verdict: DrawVerdict } | null>(null);
  useEffect(() => {
    let gone = false;
    const look = async () => {
      const verdict = await verifyDraw(proof, pause);
      if (!gone) setFound({ of: proof, verdict });
    };
    void look();
    return () => {
      gone = true;
    };
  }, [proof]);
  return found?.of === proof ? found.verdict : null;
}
