import { useDeferredValue, useState } from 'react';
import { Box, Button, Flex, SearchForm, Typography } from '@strapi/design-system';
import { Plus } from '@strapi/icons';
import type { ContentLocale, PackageStory } from '../../contract';
import { MOST_STORIES } from '../../contract/package-types';
import { SearchField } from '../reach/search-field';
import { useReading } from '../reach/use-reading';
import { Panel } from '../review/panel';
import type { Draft } from './draft';
import { useSay } from './words';

type Props = {
  readonly locale: ContentLocale;
  readonly draft: Draft;
  readonly onChange: (draft: Draft) => void;
};

/** Looks for manuscripts by words of their headline and adds them at the end. */
export function StoryFinder({ locale, draft, onChange }: Props) {
  const say = useSay();
  const [text, setText] = useState('');
  const asked = useDeferredValue(text.trim());
  const found = useReading<{ stories: PackageStory[] }>(
    `/cms/packages/stories?locale=${locale}&text=${encodeURIComponent(asked)}`,
  );
  const known = new Set(draft.items.map(({ documentId }) => documentId));
  const stories = (found.value?.stories ?? []).filter(({ documentId }) => !known.has(documentId));
  const add = (story: PackageStory): void => onChange({ ...draft, items: [...draft.items, { ...story, note: '' }] });
  return (
    <Panel title={say('find')}>
      <SearchForm onSubmit={(event: { preventDefault: () => void }) => event.preventDefault()}>
        <SearchField name="stories" label={say('find.hint')} value={text} onChange={setText} />
      </SearchForm>
      <Box aria-live="polite" aria-busy={!found.value} style={{ maxHeight: '32rem', overflowY: 'auto' }} paddingTop={2}>
        {found.failed ? <Typography textColor="danger600">{say('find.failed')}</Typography> : null}
        {found.value && stories.length === 0 ? (
          <Typography textColor="neutral600">{say('find.none')}</Typography>
        ) : null}
        {stories.map((story) => (
          <Found
            key={story.documentId}
            story={story}
            canAdd={draft.items.length < MOST_STORIES}
            onAdd={() => add(story)}
          />
        ))}
      </Box>
    </Panel>
  );
}

type FoundProps = { readonly story: PackageStory; readonly canAdd: boolean; readonly onAdd: () => void };

function Found({ story: { title, isPublic }, canAdd, onAdd }: FoundProps) {
  const say = useSay();
  return (
    <Flex gap={3} justifyContent="space-between" paddingTop={2} paddingBottom={2}>
      <Box minWidth={0}>
        <Typography style={{ overflowWrap: 'anywhere' }}>{title}</Typography>
        {isPublic ? null : (
          <Typography tag="p" variant="pi" textColor="warning600">
            {say('item.hidden')}
          </Typography>
        )}
      </Box>
      <Button
        variant="tertiary"
        size="S"
        startIcon={<Plus />}
        disabled={!canAdd}
        aria-label={say('find.add', { title })}
        onClick={onAdd}
      >
        {say('do.add')}
      </Button>
    </Flex>
  );
}
