import { View } from 'react-native';
import { ListRow } from '@/ui/list-row';
import type { Chapter } from './player-types';
import { chapterAt, clockWords } from './time.rules';

export interface ChaptersMenuProps {
  readonly chapters: readonly Chapter[];
  readonly at: number;
  readonly onChapter: (chapter: Chapter) => void;
}

export function ChaptersMenu({ chapters, at, onChapter }: ChaptersMenuProps) {
  const now = chapterAt(chapters, at);
  return (
    <View>
      {chapters.map((chapter) => (
        <ListRow
          key={`${chapter.at} ${chapter.title}`}
          title={chapter.title}
          note={clockWords(chapter.at)}
          chosen={chapter === now}
          onPress={() => onChapter(chapter)}
        />
      ))}
    </View>
  );
}
