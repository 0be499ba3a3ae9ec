import { useQueryClient } from '@tanstack/react-query';
import { useRouter } from 'expo-router';
import { Linking, View } from 'react-native';
import type { Reservable } from '@/contract/types';
import { calendarPath, leaveLive, reserveLive } from '@/data/games';
import { session as signIn } from '@/data/session';
import { useStore } from '@/data/store';
import { styles } from '@/theme/styles';
import { absolute } from '@/ui/picture-source';
import { Button } from '@/ui/button';
import { Text } from '@/ui/text';
import { useSaid } from '@/words/use-said';
import { useGamesWords } from './games-words';
import { Said } from './part';
import { MY_RESERVATIONS, useIsReserved, useReservable } from './use-games';

const useStyles = styles((t) => ({
  whole: { alignItems: 'flex-start', gap: t.space[2], paddingVertical: t.space[3] },
}));

interface ReservePartProps {
  readonly session: string;
  /** Where it stands in something that has to close before another page opens. */
  readonly onLeave?: () => void;
}

/** Being told when a live begins (预约). A live that takes no reservations shows nothing. */
export function ReservePart({ session, onLeave }: ReservePartProps) {
  const found = useReservable(session).data;
  return found ? <Reserving session={session} found={found} {...(onLeave ? { onLeave } : {})} /> : null;
}

function Reserving({ session, found, onLeave }: ReservePartProps & { readonly found: Reservable }) {
  const s = useStyles();
  const { t } = useGamesWords();
  const router = useRouter();
  const { status } = useStore(signIn);
  const { busy, said, isReserved, reserve, leave } = useReserving(session);
  const press = () => {
    if (status === 'in') {
      void reserve();
      return;
    }
    onLeave?.();
    router.push('/sign-in');
  };
  return (
    <View style={s.whole}>
      {found.reserved === 0 ? null : <Text tone="inkSoft">{t('reserve.count', { n: found.reserved })}</Text>}
      {found.hasBenefit ? <Text tone="ember">{t('reserve.benefit')}</Text> : null}
      {isReserved ? (
        <>
          <Text tone="proof" live>
            {t('reserve.done')}
          </Text>
          <Button kind="quiet" label={t('reserve.leave')} onPress={() => void leave()} busy={busy} />
        </>
      ) : (
        <Button
          label={t(status === 'in' ? 'reserve' : 'reserve.signin')}
          onPress={press}
          busy={busy}
          disabled={!found.isOpen}
        />
      )}
      {!isReserved && !found.isOpen ? <Text tone="inkSoft">{t('reserve.closed')}</Text> : null}
      <Button
        kind="plain"
        icon="clock"
        label={t('reserve.calendar')}
        onPress={() => void Linking.openURL(absolute(calendarPath(session)))}
      />
      <Said said={said} />
    </View>
  );
}

/** Reserves and leaves; what is known of both is asked for again afterwards. */
function useReserving(session: string) {
  const client = useQueryClient();
  const trying = useSaid();
  const isReserved = useIsReserved(session);
  const renew = async () => {
    await client.invalidateQueries({ queryKey: MY_RESERVATIONS });
    await client.invalidateQueries({ queryKey: ['reservable', session] });
  };
  return {
    ...{ busy: trying.busy, said: trying.said, isReserved },
    reserve: async () => {
      if ((await trying.attempt(() => reserveLive(session))) !== null) await renew();
    },
    leave: async () => {
      await trying.attempt(() => leaveLive(session));
      await renew();
    },
  };
}
