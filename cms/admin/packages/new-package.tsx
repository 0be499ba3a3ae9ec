import { useState } from 'react';
import { TextInput } from '@strapi/design-system';
import type { WholePackage } from '../../contract';
import { Choice } from '../reach/choice';
import { FormDialog, Row } from '../reach/dialog';
import { useActing } from '../reach/use-acting';
import { useSay } from './words';

type Props = {
  readonly station: string;
  readonly onClose: () => void;
  readonly onMade: (id: string) => void;
};

/** Begins a package with its headline and language; the language stays, for its stories are of it. */
export function NewPackage({ station, onClose, onMade }: Props) {
  const say = useSay();
  const { busy, act } = useActing();
  const [title, setTitle] = useState('');
  const [locale, setLocale] = useState('zh-Hans');
  const make = async (): Promise<void> => {
    const body = { station, locale, title, items: [] };
    const made = await act<WholePackage>({ method: 'post', path: '/cms/packages', body });
    if (made) onMade(made.value.id);
  };
  return (
    <FormDialog title={say('new')} action={say('do.make')} busy={busy} onClose={onClose} onSubmit={() => void make()}>
      <Row label={say('field.title')} required>
        <TextInput
          required
          minLength={2}
          maxLength={60}
          value={title}
          onChange={({ target }: { target: { value: string } }) => setTitle(target.value)}
        />
      </Row>
      <Choice
        label={say('field.locale')}
        value={locale}
        options={[
          ['zh-Hans', say('locale.zh-Hans')],
          ['en', say('locale.en')],
        ]}
        onChange={setLocale}
      />
    </FormDialog>
  );
}
