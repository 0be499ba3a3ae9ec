import { useState } from 'react';
import { View } from 'react-native';
import { deleteMe, fetchExport, signOutEverywhere } from '@/data/account';
import type { Refusal, Result } from '@/data/result';
import { saveFile } from '@/platform/save-file';
import { styles } from '@/theme/styles';
import { Button } from '@/ui/button';
import { Field } from '@/ui/field';
import { Sheet } from '@/ui/sheet';
import { Text } from '@/ui/text';
import { useWords, type Word } from '@/words/words';
import { Outcome } from './outcome';
import { Part } from './part';

const useStyles = styles((t) => ({
  acts: { gap: t.space[3], alignItems: 'flex-start' },
  sheet: { gap: t.space[3] },
}));

type Asking = 'everywhere' | 'delete' | null;

interface ConfirmProps {
  readonly busy: boolean;
  readonly onYes: () => void;
  readonly onClose: () => void;
}

function Everywhere({ busy, onYes, onClose }: ConfirmProps) {
  const s = useStyles();
  const { t } = useWords();
  return (
    <Sheet open title={t('settings.everywhere')} onClose={onClose}>
      <View style={s.sheet}>
        <Text>{t('settings.everywhere.text')}</Text>
        <Button label={t('settings.everywhere')} onPress={onYes} busy={busy} />
        <Button kind="quiet" label={t('settings.cancel')} onPress={onClose} />
      </View>
    </Sheet>
  );
}

/** What cannot be undone is typed out, so that no slip of a finger does it. */
function Delete({ busy, onYes, onClose }: ConfirmProps) {
  const s = useStyles();
  const { t } = useWords();
  const [typed, setTyped] = useState('');
  const word = t('settings.delete.word');
  return (
    <Sheet open title={t('settings.delete')} onClose={onClose}>
      <View style={s.sheet}>
        <Text>{t('settings.delete.text', { word })}</Text>
        <Field label={word} value={typed} onChange={setTyped} />
        <Button
          kind="danger"
          label={t('settings.delete')}
          onPress={onYes}
          busy={busy}
          disabled={typed.trim() !== word}
        />
        <Button kind="quiet" label={t('settings.cancel')} onPress={onClose} />
      </View>
    </Sheet>
  );
}

export function AccountPart() {
  const s = useStyles();
  const { t } = useWords();
  const [asking, setAsking] = useState<Asking>(null);
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [said, setSaid] = useState<Word | null>(null);

  async function run<T>(work: () => Promise<Result<T>>, done: Word): Promise<T | null> {
    setBusy(true);
    const answer = await work();
    setBusy(false);
    setAsking(null);
    setRefusal(answer.ok ? null : answer.refusal);
    setSaid(answer.ok ? done : null);
    return answer.ok ? answer.value : null;
  }
  const exportMine = async () => {
    const mine = await run(fetchExport, 'settings.export.done');
    if (mine) await saveFile({ name: 'hearth-my-data.json', text: JSON.stringify(mine, null, 2) });
  };
  const close = () => setAsking(null);
  return (
    <Part title={t('settings.account')}>
      <View style={s.acts}>
        <Button
          kind="quiet"
          label={t('settings.export')}
          onPress={() => void exportMine()}
          busy={busy && asking === null}
        />
        <Button kind="quiet" label={t('settings.everywhere')} onPress={() => setAsking('everywhere')} />
        <Button kind="danger" label={t('settings.delete')} onPress={() => setAsking('delete')} />
        <Outcome refusal={refusal} done={said} />
      </View>
      {asking === 'everywhere' ? (
        <Everywhere busy={busy} onClose={close} onYes={() => void run(signOutEverywhere, 'settings.everywhere.done')} />
      ) : null}
      {asking === 'delete' ? (
        <Delete
          busy={busy}
          onClose={close}
          onYes={() => void run(() => deleteMe(t('settings.delete.word')), 'settings.delete.done')}
        />
      ) : null}
    </Part>
  );
}
