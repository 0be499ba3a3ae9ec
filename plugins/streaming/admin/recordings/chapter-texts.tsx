import { useState } from 'react';
import { Box, Button, Flex, Typography } from '@strapi/design-system';
import { CopyButton, Faces, useReading } from '@hearth/cms/reach';
import { useSay } from '../words';

type Texts = { readonly vtt: string; readonly youtube: string; readonly youtubeReads: boolean };

/** The chapters as texts to be copied: the lines that YouTube reads, and WebVTT. */
export function ChapterTexts({ recording }: { readonly recording: string }) {
  const say = useSay();
  const [isOpen, open] = useState(false);
  return (
    <Box paddingTop={3}>
      <Button size="S" variant="tertiary" onClick={() => open(!isOpen)} aria-expanded={isOpen}>
        {say('chapters.texts')}
      </Button>
      {isOpen && <Shown recording={recording} />}
    </Box>
  );
}

function Shown({ recording }: { readonly recording: string }) {
  const say = useSay();
  const texts = useReading<Texts>(`/streaming/recordings/${recording}/chapters/texts`);
  return (
    <Faces of={texts}>
      {({ youtube, youtubeReads, vtt }) => (
        <Flex direction="column" gap={3} alignItems="stretch" paddingTop={3}>
          {(['YouTube', 'WebVTT'] as const).map((name) => (
            <Flex key={name} justifyContent="space-between" gap={3}>
              <Typography variant="pi">{name}</Typography>
              <CopyButton what={name} text={name === 'YouTube' ? youtube : vtt} />
            </Flex>
          ))}
          {!youtubeReads && (
            <Typography variant="pi" textColor="neutral600">
              {say('chapters.youtube.not')}
            </Typography>
          )}
        </Flex>
      )}
    </Faces>
  );
}
