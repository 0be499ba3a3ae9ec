import { Typography } from '@strapi/design-system';
import { FileField, Row } from '@hearth/cms/reach';
import { useSay } from '../words';
import type { ReadPhoto } from './exif.rules';
import { readPhoto } from './read-photo';

type Props = {
  readonly label: string;
  readonly hash: string | undefined;
  readonly onPhoto: (photo: ReadPhoto | undefined) => void;
};

/** Takes the hash of a photograph: what is kept is the hash, so that nobody can bring another picture later. */
export function PhotoRow({ label, hash, onPhoto }: Props) {
  const say = useSay();
  const read = async (file: File | undefined): Promise<void> => onPhoto(file && (await readPhoto(file)));
  return (
    <Row label={label} hint={say('photo.hint')} required>
      <FileField label={label} accept="image/*" onFile={(file) => void read(file)} />
      {hash === undefined ? null : <Fingerprint hash={hash} />}
    </Row>
  );
}

/** The beginning of a hash, and all of it for whoever points at it. */
export function Fingerprint({ hash }: { readonly hash: string }) {
  const say = useSay();
  return (
    <Typography variant="pi" textColor="neutral600" title={hash}>
      {say('photo.hash')} <code>{`${hash.slice(0, 16)}…`}</code>
    </Typography>
  );
}
