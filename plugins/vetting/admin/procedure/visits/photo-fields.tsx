import { useState } from 'react';
import { Box, Button, Flex, TextInput, Typography } from '@strapi/design-system';
import { FileField, Moment, Row } from '@hearth/cms/reach';
import { visitPhotoTypes } from '../../../contract';
import { Fingerprint } from '../photos/photo-row';
import { readPhoto } from '../photos/read-photo';
import { useSay, type Typed } from '../words';
import { isSendable, type PhotoDraft } from './visit-draft.rules';

type Props = { readonly photos: readonly PhotoDraft[]; readonly onChange: (photos: readonly PhotoDraft[]) => void };

/** Photographs of a visit: each is kept as it is, with its hash and what the camera says of when and where. */
export function PhotoFields({ photos, onChange }: Props) {
  const say = useSay();
  const [isRefused, refuse] = useState(false);
  const add = async (file: File | undefined): Promise<void> => {
    if (!file) return;
    refuse(!isSendable(file));
    if (!isSendable(file)) return;
    const photo = await readPhoto(file);
    if (!photos.some(({ hash }) => hash === photo.hash)) onChange([...photos, { ...photo, caption: '', file }]);
  };
  return (
    <Box tag="fieldset" style={{ border: 0, margin: 0, padding: 0, display: 'grid', gap: 16 }}>
      <Typography tag="legend" fontWeight="semiBold" style={{ paddingBottom: 8 }}>
        {say('visits.column.photos')}
      </Typography>
      <Row label={say('visits.photo.add')} hint={say('visits.photo.hint')}>
        {/* Another field after each photograph, so that the next one can be chosen. */}
        <FileField
          key={photos.length}
          label={say('visits.photo.add')}
          accept={visitPhotoTypes.join(',')}
          onFile={(file) => void add(file)}
        />
        {isRefused && (
          <Typography variant="pi" textColor="danger600" role="status">
            {say('visits.photo.refused')}
          </Typography>
        )}
      </Row>
      {photos.map((photo) => (
        <Photo
          key={photo.hash}
          photo={photo}
          onCaption={(caption) => onChange(photos.map((one) => (one.hash === photo.hash ? { ...one, caption } : one)))}
          onRemove={() => onChange(photos.filter(({ hash }) => hash !== photo.hash))}
        />
      ))}
    </Box>
  );
}

type PhotoProps = {
  readonly photo: PhotoDraft;
  readonly onCaption: (caption: string) => void;
  readonly onRemove: () => void;
};

function Photo({ photo, onCaption, onRemove }: PhotoProps) {
  const say = useSay();
  const { name, at, latitude, longitude, hash, caption } = photo;
  return (
    <Box style={{ display: 'grid', gap: 8 }}>
      <Flex justifyContent="space-between" gap={3} wrap="wrap">
        <Typography style={{ overflowWrap: 'anywhere' }}>{name}</Typography>
        <Button size="S" variant="tertiary" onClick={onRemove} aria-label={`${say('visits.photo.remove')} ${name}`}>
          {say('visits.photo.remove')}
        </Button>
      </Flex>
      <Flex gap={3} wrap="wrap">
        <Typography variant="pi" textColor="neutral600">
          {at === null ? say('visits.photo.no-time') : <Moment at={at} />}
        </Typography>
        <Typography variant="pi" textColor="neutral600">
          {latitude === null || longitude === null
            ? say('visits.photo.no-place')
            : `${latitude.toFixed(4)}, ${longitude.toFixed(4)}`}
        </Typography>
        <Fingerprint hash={hash} />
      </Flex>
      <TextInput
        aria-label={say('visits.photo.caption', { name })}
        placeholder={say('visits.photo.caption.placeholder')}
        maxLength={200}
        value={caption}
        onChange={({ target }: Typed) => onCaption(target.value)}
      />
    </Box>
  );
}
