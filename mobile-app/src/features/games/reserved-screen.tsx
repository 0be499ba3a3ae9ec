import { useQueryClient } from '@tanstack/react-query';
import { Link, useRouter } from 'expo-router';
import { useEffect } from 'react';
import { Linking } from 'react-native';
import type { OwnShare, Reminder, Reservation } from '@/contract/types';
import { calendarPath, noteSeen } from '@/data/games';
import { refusalOf } from '@/data/result';
import { session } from '@/data/session';
import { useStore } from '@/data/store';
import { setPageTitle } from '@/platform/page-head';
import { Button } from '@/ui/button';
import { Page } from '@/ui/page';
import { absolute } from '@/ui/picture-source';
import { Press } from '@/ui/press';
import { Bar } from '@/ui/skeleton';
import { EmptyState, ErrorState } from '@/ui/state';
import { Text } from '@/ui/text';
import { TopBar } from '@/ui/top-bar';
import { money } from './games.rules';
import { useGamesWords } from './games-words';
import { Left, Part } from './part';
import { MY_RESERVATIONS, useReservations, useShares } from './use-games';

/** What the reader reserved, what they are reminded of, and what they got in lives. */
export function ReservedScreen() {
  const { t } = useGamesWords();
  const title = t('reserved.title');
  useEffect(() => setPageTitle(title), [title]);
  const { status } = useStore(session);
  return <Page bar={<TopBar title={title} />}>{status === 'in' ? <Mine /> : <Stranger />}</Page>;
}

function Stranger() {
  const { t } = useGamesWords();
  const router = useRouter();
  const action = { label: t('games.signin'), onPress: () => router.push('/sign-in') };
  return <EmptyState title={t('reserved.signin.title')} text={t('reserved.signin.text')} action={action} />;
}

function Mine() {
  const reserved = useReservations();
  const shares = useShares();
  const failed = [reserved, shares].find(({ isError, data }) => isError && data === undefined);
  if (failed)
    return (
      <ErrorState failure={refusalOf(failed.error)} onRetry={() => void failed.refetch()} busy={failed.isFetching} />
    );
  if (!reserved.data || !shares.data) return <Bar width="60%" height={24} />;
  return (
    <>
      <Reminders reminders={reserved.data.reminders} />
      <Reservations reservations={reserved.data.reservations} />
      <Shares shares={shares.data} />
    </>
  );
}

function Reminders({ reminders }: { readonly reminders: readonly Reminder[] }) {
  const { t, when } = useGamesWords();
  const client = useQueryClient();
  if (reminders.length === 0) return null;
  const seen = async (id: string) => {
    await noteSeen(id);
    await client.invalidateQueries({ queryKey: MY_RESERVATIONS });
  };
  return (
    <Part title={t('reminder.title')}>
      {reminders.map(({ id, session: of, title, slot, plannedAt }) => (
        <Left key={id}>
          <Text bold>{t(`reminder.${slot}`, { title, when: when(plannedAt) })}</Text>
          {slot === 'moved' || slot === 'cancelled' ? (
            <Button
              kind="plain"
              icon="clock"
              label={t('reminder.calendar')}
              onPress={() => void Linking.openURL(absolute(calendarPath(of)))}
            />
          ) : null}
          <Button kind="quiet" label={t('reminder.seen')} onPress={() => void seen(id)} />
        </Left>
      ))}
    </Part>
  );
}

function Reservations({ reservations }: { readonly reservations: readonly Reservation[] }) {
  const { t, when } = useGamesWords();
  return (
    <Part title={t('reserved.lives')}>
      {reservations.length === 0 ? <Text tone="inkSoft">{t('reserved.none')}</Text> : null}
      {reservations.map(({ session: of, title, plannedAt, came }) => (
        <Link key={of} href={`/watch/${of}`} asChild>
          <Press>
            <Text bold>{title}</Text>
            <Text size="note" tone="inkSoft">
              {came ? t('reserved.came') : when(plannedAt)}
            </Text>
          </Press>
        </Link>
      ))}
    </Part>
  );
}

function Shares({ shares }: { readonly shares: readonly OwnShare[] }) {
  const { t, when } = useGamesWords();
  if (shares.length === 0) return null;
  return (
    <Part title={t('shares.title')}>
      {shares.map(({ envelope, title, amount, at, coupon, paidAt }) => (
        <Text key={envelope} size="note">
          {t(shareWord({ coupon, paidAt }), { title, money: money(amount), when: when(paidAt ?? at) })}
        </Text>
      ))}
    </Part>
  );
}

function shareWord({ coupon, paidAt }: Pick<OwnShare, 'coupon' | 'paidAt'>) {
  if (coupon !== null) return 'share.coupon';
  return paidAt === null ? 'share.owed' : 'share.paid';
}
