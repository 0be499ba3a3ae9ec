import { useState } from 'react';
import { Textarea, Typography } from '@strapi/design-system';
import { LIBRARY_READ, type PointWork } from '../../contract';
import { Choice } from '../reach/choice';
import { FormDialog, Row } from '../reach/dialog';
import type { Pickable } from '../reach/picker';
import { ManuscriptPicker } from '../reach/pickers';
import { useActing } from '../reach/use-acting';
import { useMay } from '../reach/use-may';
import type { About } from './about';
import { useSay } from './words';

type Props = { readonly about: Pick<About, 'done'>; readonly onClose: () => void };

/** Appeals for a work of which one got nothing, and which therefore stands in no list of one's own. */
export function MissedDialog({ about, onClose }: Props) {
  const say = useSay();
  const maySearch = useMay(LIBRARY_READ);
  const { busy, act } = useActing();
  const [picked, pick] = useState<Pickable>();
  const [locale, setLocale] = useState<PointWork['locale']>('zh-Hans');
  const [reason, setReason] = useState('');
  const send = async (): Promise<void> => {
    if (!picked) return;
    const body = { documentId: picked.id, locale, reason: reason.trim() };
    if (!(await act({ method: 'post', path: '/cms/points/appeals', body }))) return;
    onClose();
    about.done(say('appeal.done', { title: picked.title }));
  };
  return (
    <FormDialog
      title={say('missed')}
      action={say('appeal.send')}
      busy={busy}
      canSend={picked !== undefined && reason.trim().length > 1}
      onClose={onClose}
      onSubmit={() => void send()}
    >
      <Typography>{say('missed.about')}</Typography>
      {maySearch ? (
        <ManuscriptPicker label={say('missed.work')} picked={picked} onPick={pick} />
      ) : (
        <Typography textColor="neutral600">{say('missed.cannot')}</Typography>
      )}
      <Choice
        label={say('missed.locale')}
        value={locale}
        options={[
          ['zh-Hans', say('locale.zh-Hans')],
          ['en', say('locale.en')],
        ]}
        onChange={(chosen) => setLocale(chosen === 'en' ? 'en' : 'zh-Hans')}
      />
      <Row label={say('appeal.reason')} required>
        <Textarea
          required
          maxLength={500}
          value={reason}
          onChange={({ target }: { target: { value: string } }) => setReason(target.value)}
        />
      </Row>
    </FormDialog>
  );
}
