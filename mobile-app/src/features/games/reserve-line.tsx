import { useState } from 'react';
import { View } from 'react-native';
import { styles } from '@/theme/styles';
import { Button } from '@/ui/button';
import { Sheet } from '@/ui/sheet';
import { Text } from '@/ui/text';
import { useGamesWords } from './games-words';
import { ReservePart } from './reserve-part';
import { useIsReserved } from './use-games';

const useStyles = styles((t) => ({
  line: {
    /** Large letters wrap within the list. */
    flexShrink: 1,
    maxWidth: '100%',
    flexDirection: 'row',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: t.space[3],
  },
}));

export interface ReserveLineProps {
  readonly session: string;
  readonly title: string;
  readonly isOpen: boolean;
  readonly reserved: number;
}

/** Reserving a live of a list: how it stands in a line, the rest in a sheet. */
export function ReserveLine({ session, title, isOpen, reserved }: ReserveLineProps) {
  const s = useStyles();
  const { t } = useGamesWords();
  const [isSheet, setSheet] = useState(false);
  const isReserved = useIsReserved(session);
  const close = () => setSheet(false);
  const mayReserve = isOpen && !isReserved;
  return (
    <View style={s.line}>
      <Standing isReserved={isReserved} isOpen={isOpen} reserved={reserved} />
      <Button
        kind={mayReserve ? 'main' : 'quiet'}
        icon="clock"
        label={t(mayReserve ? 'reserve' : 'reserve.see')}
        onPress={() => setSheet(true)}
      />
      {isSheet ? (
        <Sheet open title={title} onClose={close}>
          <ReservePart session={session} onLeave={close} />
        </Sheet>
      ) : null}
    </View>
  );
}

type StandingProps = Pick<ReserveLineProps, 'isOpen' | 'reserved'> & { readonly isReserved: boolean };

/** Nobody is told that nobody reserved. */
function Standing({ isReserved, isOpen, reserved }: StandingProps) {
  const { t } = useGamesWords();
  if (isReserved) return <Text tone="proof">{t('reserve.mine')}</Text>;
  if (!isOpen) return <Text tone="inkSoft">{t('reserve.full')}</Text>;
  return reserved === 0 ? null : <Text tone="inkSoft">{t('reserve.count', { n: reserved })}</Text>;
}
