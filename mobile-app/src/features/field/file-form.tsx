import { useState } from 'react';
import { View } from 'react-native';
import type { FieldTask } from '@/contract/types';
import { keeper } from '@/platform/keeper';
import { pickFiles, type Picked } from '@/platform/pick-files';
import { styles } from '@/theme/styles';
import { Button } from '@/ui/button';
import { Field } from '@/ui/field';
import { IconButton } from '@/ui/icon-button';
import { Text } from '@/ui/text';
import { useFieldWords } from './field-words';
import { press } from './press-task';
import { sizeOf } from './task-words';

const useStyles = styles((t) => ({
  part: { gap: t.space[3], paddingTop: t.space[6] },
  file: { flexDirection: 'row', alignItems: 'center', gap: t.space[2] },
  name: { flex: 1, minWidth: 0 },
  deeds: { flexDirection: 'row', gap: t.space[2], flexWrap: 'wrap' },
}));

const draftKey = (task: FieldTask) => `field-draft:${task.id}`;

/** Words and files for a task. The words are kept while they are written: a phone is put away in the middle of a sentence. */
export function FileForm({ task, person }: { task: FieldTask; person: string }) {
  const s = useStyles();
  const { t } = useFieldWords();
  const [text, setText] = useState(() => keeper.read(draftKey(task)) ?? '');
  const [files, setFiles] = useState<readonly Picked[]>([]);
  const [busy, setBusy] = useState(false);
  const write = (words: string) => {
    setText(words);
    keeper.write(draftKey(task), words === '' ? null : words);
  };
  const add = async () => {
    const picked = await pickFiles();
    setFiles((known) => [...known, ...picked]);
  };
  const send = async () => {
    setBusy(true);
    await press({ task, person, event: 'file', text, files });
    write('');
    setFiles([]);
    setBusy(false);
  };
  return (
    <View style={s.part}>
      <Text bold level={2}>
        {t('field.file.title')}
      </Text>
      <Field label={t('field.file.text')} value={text} onChange={write} kind="long" />
      <Files files={files} onChange={setFiles} />
      <View style={s.deeds}>
        <Button kind="quiet" label={t('field.file.add')} onPress={() => void add()} />
        <Button
          label={t('field.do.file')}
          onPress={() => void send()}
          busy={busy}
          disabled={text.trim() === '' && files.length === 0}
        />
      </View>
    </View>
  );
}

interface FilesProps {
  readonly files: readonly Picked[];
  readonly onChange: (files: readonly Picked[]) => void;
}

function Files({ files, onChange }: FilesProps) {
  const s = useStyles();
  const { t } = useFieldWords();
  return files.map((file, index) => (
    <View key={`${file.name}-${index}`} style={s.file}>
      <View style={s.name}>
        <Text size="note">{`${file.name} · ${sizeOf(file.size)}`}</Text>
      </View>
      <IconButton
        icon="close"
        label={t('field.file.remove', { name: file.name })}
        onPress={() => onChange(files.filter((_, at) => at !== index))}
      />
    </View>
  ));
}
