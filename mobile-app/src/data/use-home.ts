import { useQuery } from '@tanstack/react-query';
import { useWords } from '@/words/words';
import { fetchHome, keys } from './content';
import { prefs } from './prefs';
import { useStore } from './store';

/** The station as it presents itself now: its name, columns and mode. Asked again each minute, so that mourning reaches open pages. */
export function useHome() {
  const { locale } = useWords();
  const { station } = useStore(prefs);
  return useQuery({
    queryKey: keys.home(station, locale),
    queryFn: () => fetchHome(station, locale),
    select: (fetched) => fetched.value,
    refetchInterval: 60_000,
  });
}
