import { createContext, useContext, type ReactNode } from 'react';
import { Modal, Pressable, ScrollView, View } from 'react-native';
import { useSafeAreaInsets } from 'react-native-safe-area-context';
import { styles } from '@/theme/styles';
import { usePage } from '@/theme/use-theme';
import { useWords } from '@/words/words';
import { IconButton } from './icon-button';
import { Text } from './text';

const useStyles = styles((t) => ({
  ground: { flex: 1, justifyContent: 'flex-end', alignItems: 'center' },
  groundWide: { justifyContent: 'center' },
  veil: { position: 'absolute', top: 0, left: 0, right: 0, bottom: 0, backgroundColor: 'rgba(20, 18, 16, 0.5)' },
  sheet: {
    width: '100%',
    maxHeight: '86%',
    backgroundColor: t.colour.sheet,
    borderTopLeftRadius: t.radius.sheet,
    borderTopRightRadius: t.radius.sheet,
    paddingHorizontal: t.space[4],
    paddingTop: t.space[2],
    boxShadow: t.shadow,
  },
  sheetWide: { maxWidth: 480, borderRadius: t.radius.sheet, paddingHorizontal: t.space[6] },
  placed: { maxHeight: '100%' },
  head: { flexDirection: 'row', alignItems: 'center', justifyContent: 'space-between' },
  body: { gap: t.space[3], paddingBottom: t.space[6] },
}));

/** What a sheet must leave in sight: above it, and at its left. */
export interface Kept {
  readonly top: number;
  readonly left: number;
}

/** Set by a page on which something may never be covered, whichever sheet opens over it; null elsewhere. */
export const KeptInSight = createContext<Kept | null>(null);

export interface SheetProps {
  readonly open: boolean;
  readonly title: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** The one thing that floats: from below on a phone, in the middle of a desk. Focus stays inside and goes back on close. */
export function Sheet({ open, title, onClose, children }: SheetProps) {
  const s = useStyles();
  const { t } = useWords();
  const { width } = usePage();
  const insets = useSafeAreaInsets();
  const kept = useContext(KeptInSight);
  const wide = width !== 'phone' && kept === null;
  return (
    <Modal visible={open} transparent animationType="none" onRequestClose={onClose} aria-label={title}>
      <View style={[s.ground, wide && s.groundWide, kept && { paddingTop: kept.top, paddingLeft: kept.left }]}>
        <Pressable style={[s.veil, kept]} onPress={onClose} aria-hidden tabIndex={-1} />
        <View style={[s.sheet, wide && s.sheetWide, kept && s.placed, { paddingBottom: insets.bottom }]}>
          <View style={s.head}>
            <Text size="row" bold level={2}>
              {title}
            </Text>
            <IconButton icon="close" label={t('nav.close')} onPress={onClose} />
          </View>
          <ScrollView contentContainerStyle={s.body}>{children}</ScrollView>
        </View>
      </View>
    </Modal>
  );
}
