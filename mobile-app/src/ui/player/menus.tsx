import type { ReactNode } from 'react';
import { ScrollView, View } from 'react-native';
import { styles } from '@/theme/styles';
import { IconButton } from '@/ui/icon-button';
import { Sheet } from '@/ui/sheet';
import { Text } from '@/ui/text';
import { useWords } from '@/words/words';

const useStyles = styles((t) => ({
  panel: {
    position: 'absolute',
    top: 0,
    right: 0,
    bottom: 0,
    width: '100%',
    maxWidth: 400,
    paddingHorizontal: t.space[4],
    backgroundColor: t.colour.sheet,
  },
  head: { flexDirection: 'row', alignItems: 'center', justifyContent: 'space-between' },
}));

export interface MenuProps {
  readonly title: string;
  /** A filled screen shows nothing but what lies in it: no sheet. */
  readonly isFilled: boolean;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

export function Menu({ title, isFilled, onClose, children }: MenuProps) {
  const s = useStyles();
  const { t } = useWords();
  if (!isFilled) {
    return (
      <Sheet open title={title} onClose={onClose}>
        {children}
      </Sheet>
    );
  }
  return (
    <View role="dialog" aria-label={title} style={s.panel}>
      <View style={s.head}>
        <Text bold level={2}>
          {title}
        </Text>
        <IconButton icon="close" label={t('nav.close')} onPress={onClose} />
      </View>
      <ScrollView>{children}</ScrollView>
    </View>
  );
}
