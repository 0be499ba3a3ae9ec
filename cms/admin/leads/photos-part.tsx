import { useState } from 'react';
import { Box, Flex, Typography } from '@strapi/design-system';
import { styled } from 'styled-components';
import type { LeadPhoto } from '../../contract';
import { StateWord } from '../reach/state-word';
import { useReading } from '../reach/use-reading';
import { PhotoView } from './photo-view';
import { useSay } from './words';

/** Photos that differ in height still make one quiet row; what is cut off is seen when it is opened. */
const Thumbnails = styled.ul`
  list-style: none;
  margin: 8px 0 0;
  padding: 0;
  display: grid;
  grid-template-columns: repeat(auto-fill, minmax(120px, 1fr));
  gap: 8px;
`;

const Thumbnail = styled.button`
  display: block;
  width: 100%;
  padding: 0;
  border: 0;
  cursor: zoom-in;
  background: ${({ theme }) => theme.colors.neutral150} center / cover no-repeat;
  img {
    display: block;
    width: 100%;
    aspect-ratio: 3 / 2;
    object-fit: cover;
  }
  &:focus-visible {
    outline: 2px solid ${({ theme }) => theme.colors.primary600};
    outline-offset: 2px;
  }
`;

type Props = { readonly lead: string; readonly title: string; readonly mayWork: boolean };

/** The photos that came with a lead: in a row, and large when one is pressed. They are read only when the lead is open. */
export function PhotosPart({ lead, title, mayWork }: Props) {
  const say = useSay();
  const { value, reload } = useReading<{ photos: readonly LeadPhoto[] }>(`/cms/leads/${lead}/photos`);
  const [open, setOpen] = useState<number>();
  const photos = value?.photos ?? [];
  if (photos.length === 0) return null;
  return (
    <Box tag="section" aria-label={say('photos')}>
      <Typography tag="h3" variant="sigma" textColor="neutral600">
        {say('photos.count', { count: photos.length })}
      </Typography>
      <Thumbnails>
        {photos.map((photo, index) => (
          <li key={photo.id}>
            <Thumbnail
              type="button"
              aria-label={say('photo.open', { at: index + 1 })}
              style={{ backgroundImage: `url(${photo.blur})` }}
              onClick={() => setOpen(index)}
            >
              <picture>
                <source type="image/avif" srcSet={photo.urls['avif-small']} />
                <img src={photo.urls['webp-small']} alt={say('photo.alt', { at: index + 1, title })} loading="lazy" />
              </picture>
            </Thumbnail>
            {photo.asset !== null && <StateWord tone="proof" word={say('photo.taken')} />}
          </li>
        ))}
      </Thumbnails>
      <Flex paddingTop={2}>
        <Typography variant="pi" textColor="neutral600">
          {say('photos.hint')}
        </Typography>
      </Flex>
      {open !== undefined && (
        <PhotoView
          {...{ lead, title, mayWork, photos, at: open, reload }}
          onTurn={setOpen}
          onClose={() => setOpen(undefined)}
        />
      )}
    </Box>
  );
}
