import type { Home } from '@/contract/types';
import { changePrefs } from '@/data/prefs';
import { ListRow } from '@/ui/list-row';
import { Sheet } from '@/ui/sheet';
import { useWords } from '@/words/words';

interface StationSheetProps {
  readonly home: Home;
  readonly open: boolean;
  readonly onClose: () => void;
}

export function StationSheet({ home, open, onClose }: StationSheetProps) {
  const { t } = useWords();
  const names = new Map(home.stations.map((station) => [station.slug, station.name]));
  const choose = (slug: string) => {
    changePrefs({ station: slug });
    onClose();
  };
  return (
    <Sheet open={open} title={t('station.choose')} onClose={onClose}>
      {home.stations.map((station) => (
        <ListRow
          key={station.slug}
          icon="tower"
          title={station.name}
          note={station.parent ? (names.get(station.parent) ?? null) : null}
          chosen={station.slug === home.station.slug}
          onPress={() => choose(station.slug)}
        />
      ))}
    </Sheet>
  );
}
