import { useLocalSearchParams } from 'expo-router';
import { StoryScreen } from '@/features/story/story-screen';

export default function StoryRoute() {
  const { id } = useLocalSearchParams<{ id: string }>();
  return <StoryScreen key={id} id={id} />;
}
