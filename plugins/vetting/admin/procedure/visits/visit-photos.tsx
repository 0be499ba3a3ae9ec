import { Box, Flex, Typography } from '@strapi/design-system';
import { Moment, StateWord, useReading } from '@hearth/cms/reach';
import type { KeptVisitPhoto, Visit } from '../../../contract';
import { CheckPhoto } from '../photos/check-photo';
import { Fingerprint } from '../photos/photo-row';
import { useSay } from '../words';

type Kept = { readonly photos: readonly KeptVisitPhoto[] };

/** The photographs of a visit, each with where and when it was taken, and compared anew with what was written down. */
export function VisitPhotos({ visit: { id, photos } }: { readonly visit: Visit }) {
  const say = useSay();
  const kept = useReading<Kept>(`/vetting/visits/${id}/photos`);
  if (photos.length === 0) return null;
  const byHash = new Map(kept.value?.photos.map((photo) => [photo.hash, photo]));
  return (
    <Box>
      <Typography tag="h3" variant="delta">
        {say('visits.column.photos')}
      </Typography>
      {kept.failed && (
        <Typography tag="p" textColor="danger600" role="status">
          {say('visits.photo.failed')}
        </Typography>
      )}
      {photos.map((photo) => (
        <Line key={photo.hash} photo={photo} kept={byHash.get(photo.hash)} />
      ))}
      <CheckPhoto hashes={photos.map(({ hash }) => hash)} />
    </Box>
  );
}

type LineProps = { readonly photo: Visit['photos'][number]; readonly kept: KeptVisitPhoto | undefined };

function Line({ photo, kept }: LineProps) {
  const say = useSay();
  const { caption, takenAt, hash, isFar, isOfAnotherDay } = photo;
  const words = caption || say('visits.photo.unnamed');
  // What is not the file on record is told, and not shown.
  const urls = kept?.standing === 'same' ? kept.urls : null;
  return (
    <Box paddingTop={3}>
      {urls && <Picture urls={urls} words={words} />}
      <Typography tag="p">{words}</Typography>
      <Flex gap={3} wrap="wrap">
        <Typography variant="pi" textColor="neutral600">
          <Moment at={takenAt} />
        </Typography>
        <TakenAt photo={photo} />
        <Fingerprint hash={hash} />
        {kept && <StateWord tone={TONES[kept.standing]} word={say(`visits.photo.${kept.standing}`)} />}
        {isFar && <StateWord tone="stop" word={say('visits.photo.far')} />}
        {isOfAnotherDay && <StateWord tone="stop" word={say('visits.photo.other-day')} />}
      </Flex>
    </Box>
  );
}

type PictureProps = { readonly urls: NonNullable<KeptVisitPhoto['urls']>; readonly words: string };

function Picture({ urls, words }: PictureProps) {
  const say = useSay();
  return (
    <Box>
      <a href={urls.large} target="_blank" rel="noreferrer">
        <img src={urls.small} alt={words} style={{ maxWidth: '100%', borderRadius: 4 }} />
      </a>
      <Typography tag="p" variant="pi">
        <a href={urls.original} target="_blank" rel="noreferrer">
          {say('visits.photo.original')}
        </a>
      </Typography>
    </Box>
  );
}

function TakenAt({ photo: { latitude, longitude } }: Pick<LineProps, 'photo'>) {
  const say = useSay();
  const isKnown = latitude !== null && longitude !== null;
  return (
    <Typography variant="pi" textColor="neutral600">
      {isKnown ? `${latitude.toFixed(4)}, ${longitude.toFixed(4)}` : say('visits.photo.no-place')}
    </Typography>
  );
}

const TONES = { same: 'proof', changed: 'stop', 'not-kept': 'quiet' } as const;
