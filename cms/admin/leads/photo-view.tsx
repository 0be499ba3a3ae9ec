import { useState, type KeyboardEvent } from 'react';
import { Button, Flex, IconButton, Modal, Typography } from '@strapi/design-system';
import { ChevronLeft, ChevronRight } from '@strapi/icons';
import { useIntl } from 'react-intl';
import { Link } from 'react-router-dom';
import { styled } from 'styled-components';
import type { LeadPhoto } from '../../contract';
import { Moment } from '../reach/moment';
import { TakePhoto } from './take-photo';
import { useSay } from './words';

/** As large as the window allows, and never cut: what is at the edge may be what it is about. */
const Large = styled.img`
  display: block;
  margin: 0 auto;
  max-width: 100%;
  max-height: 62vh;
  background: ${({ theme }) => theme.colors.neutral150};
`;

type Props = {
  readonly lead: string;
  readonly title: string;
  readonly mayWork: boolean;
  readonly photos: readonly LeadPhoto[];
  readonly at: number;
  readonly onTurn: (at: number) => void;
  readonly onClose: () => void;
  readonly reload: () => void;
};

/** One photo, large; the arrow keys turn to the next. From here it goes into the media library. */
export function PhotoView({ lead, title, mayWork, photos, at, onTurn, onClose, reload }: Props) {
  const say = useSay();
  const { formatMessage } = useIntl();
  const [isTaking, take] = useState(false);
  const photo = photos[at];
  if (!photo) return null;
  const turn = (by: number): void => {
    if (photos[at + by]) onTurn(at + by);
  };
  const onKeyDown = ({ key }: KeyboardEvent): void => {
    if (key === 'ArrowLeft') turn(-1);
    if (key === 'ArrowRight') turn(1);
  };
  if (isTaking) {
    const done = (changed: boolean): void => {
      take(false);
      if (changed) reload();
    };
    return <TakePhoto lead={lead} photo={photo} title={title} onDone={done} />;
  }
  return (
    <Modal.Root open onOpenChange={(open) => !open && onClose()}>
      <Modal.Content onKeyDown={onKeyDown} style={{ maxWidth: 'min(1100px, 96vw)', width: 'auto' }}>
        <Modal.Header closeLabel={formatMessage({ id: 'cms.reach.close' })}>
          <Modal.Title>{say('photo.at', { at: at + 1, count: photos.length })}</Modal.Title>
        </Modal.Header>
        <Modal.Body>
          <Shown photo={photo} alt={say('photo.alt', { at: at + 1, title })} />
        </Modal.Body>
        <Modal.Footer>
          <Flex gap={2} alignItems="center">
            <IconButton label={say('photo.before')} disabled={at === 0} onClick={() => turn(-1)}>
              <ChevronLeft />
            </IconButton>
            <IconButton label={say('photo.next')} disabled={at === photos.length - 1} onClick={() => turn(1)}>
              <ChevronRight />
            </IconButton>
            <Typography variant="pi" textColor="neutral600">
              <Moment at={photo.at} /> · {photo.width} × {photo.height}
            </Typography>
          </Flex>
          <Ways photo={photo} onTake={mayWork ? () => take(true) : undefined} />
        </Modal.Footer>
      </Modal.Content>
    </Modal.Root>
  );
}

function Shown({ photo, alt }: { readonly photo: LeadPhoto; readonly alt: string }) {
  return (
    <picture>
      <source type="image/avif" srcSet={photo.urls['avif-large']} />
      <Large
        key={photo.id}
        src={photo.urls['webp-large']}
        width={photo.width}
        height={photo.height}
        alt={alt}
        style={{ width: 'auto', height: 'auto' }}
      />
    </picture>
  );
}

/** Where one can go from a photo. */
function Ways({ photo, onTake }: { readonly photo: LeadPhoto; readonly onTake: (() => void) | undefined }) {
  const say = useSay();
  return (
    <Flex gap={3} wrap="wrap" alignItems="center">
      <a href={photo.urls.picture} target="_blank" rel="noreferrer">
        {say('photo.whole')}
      </a>
      {photo.asset !== null && <Link to="/plugins/cms/media">{say('photo.inLibrary')}</Link>}
      {photo.asset === null && onTake && <Button onClick={onTake}>{say('photo.take')}</Button>}
    </Flex>
  );
}
