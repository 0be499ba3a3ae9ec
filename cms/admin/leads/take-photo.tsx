import { useState } from 'react';
import { TextInput, Textarea, Typography } from '@strapi/design-system';
import type { LeadPhoto } from '../../contract';
import { FormDialog, Row } from '../reach/dialog';
import { useActing } from '../reach/use-acting';
import { useSay } from './words';

type Typed = { readonly target: { readonly value: string } };
type Props = {
  readonly lead: string;
  readonly photo: LeadPhoto;
  readonly title: string;
  readonly onDone: (changed: boolean) => void;
};

/** Takes a photo into the media library; what it shows and whose it is are asked here, while somebody looks at it. */
export function TakePhoto({ lead, photo, title, onDone }: Props) {
  const say = useSay();
  const { busy, act } = useActing();
  const [alt, setAlt] = useState('');
  const [credit, setCredit] = useState(say('photo.credit.usual'));
  const take = async (): Promise<void> => {
    const body = { alt: alt.trim(), credit: credit.trim() };
    if (await act({ method: 'post', path: `/cms/leads/${lead}/photos/${photo.id}/take`, body })) onDone(true);
  };
  return (
    <FormDialog
      title={say('photo.take')}
      action={say('photo.take')}
      busy={busy}
      canSend={alt.trim() !== '' && credit.trim() !== ''}
      onClose={() => onDone(false)}
      onSubmit={() => void take()}
    >
      <img src={photo.urls['webp-small']} alt={title} style={{ maxHeight: 160, maxWidth: '100%', margin: '0 auto' }} />
      <Typography textColor="neutral600">{say('photo.take.hint')}</Typography>
      <Row label={say('photo.shows')} hint={say('photo.shows.hint')} required>
        <Textarea value={alt} maxLength={300} required onChange={({ target }: Typed) => setAlt(target.value)} />
      </Row>
      <Row label={say('photo.credit')} hint={say('photo.credit.hint')} required>
        <TextInput value={credit} maxLength={60} required onChange={({ target }: Typed) => setCredit(target.value)} />
      </Row>
    </FormDialog>
  );
}
