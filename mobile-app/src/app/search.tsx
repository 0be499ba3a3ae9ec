import { useLocalSearchParams } from 'expo-router';
import { SearchScreen } from '@/features/search/search-screen';

export default function SearchRoute() {
  const { q } = useLocalSearchParams<{ q?: string }>();
  return <SearchScreen key={q ?? ''} first={q ?? ''} />;
}
