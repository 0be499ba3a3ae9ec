import { Image, View } from 'react-native';
import { chooseEvidence, photographEvidence, removeEvidence, tryEvidenceAgain } from '@/data/asking';
import { MOST_EVIDENCE, type Asking, type AskPhoto } from '@/data/asking.rules';
import { usePreview } from '@/data/use-preview';
import { hasCamera } from '@/platform/photos';
import { styles } from '@/theme/styles';
import { Button } from '@/ui/button';
import { IconButton } from '@/ui/icon-button';
import { Text } from '@/ui/text';
import { useShopWords } from '../shop-words';

const useStyles = styles((t) => ({
  part: { gap: t.space[2] },
  photo: { flexDirection: 'row', alignItems: 'center', gap: t.space[3] },
  picture: { width: 96, height: 72, backgroundColor: t.colour.fold },
  words: { flex: 1, minWidth: 0, gap: t.space[1] },
  rail: { height: 4, backgroundColor: t.colour.fold, borderRadius: 2, overflow: 'hidden' },
  sent: { height: 4, backgroundColor: t.colour.ember },
  deeds: { flexDirection: 'row', flexWrap: 'wrap', gap: t.space[2] },
}));

const TONES = { whole: 'proof', waiting: 'wait', sending: 'inkSoft', refused: 'stop' } as const;

function State({ photo: { state, sent, said } }: { photo: AskPhoto }) {
  const s = useStyles();
  const { t } = useShopWords();
  const percent = Math.round(sent * 100);
  return (
    <View style={s.words}>
      <Text size="note" tone={TONES[state]} live>
        {state === 'refused' && said ? said : t(`evidence.${state}`, { percent })}
      </Text>
      {state === 'sending' ? (
        <View style={s.rail}>
          <View style={[s.sent, { width: `${percent}%` }]} />
        </View>
      ) : null}
    </View>
  );
}

function Photo({ draft, photo, at }: { draft: string; photo: AskPhoto; at: number }) {
  const s = useStyles();
  const { t } = useShopWords();
  const uri = usePreview(photo.id);
  const { id, state } = photo;
  return (
    <View style={s.photo}>
      <View style={s.picture}>
        {uri === '' ? null : (
          <Image source={{ uri }} style={s.picture} resizeMode="cover" alt={t('evidence.alt', { at })} />
        )}
      </View>
      <State photo={photo} />
      {state === 'refused' || state === 'waiting' ? (
        <IconButton
          icon="refresh"
          label={t('evidence.again', { at })}
          onPress={() => void tryEvidenceAgain(draft, id)}
        />
      ) : null}
      <IconButton icon="close" label={t('evidence.remove', { at })} onPress={() => void removeEvidence(draft, id)} />
    </View>
  );
}

export interface EvidenceFieldProps {
  readonly draft: Asking;
  readonly error: string | null;
}

/** Photos of what came: taken or chosen, seen, sent while the words are written, taken out or tried again. */
export function EvidenceField({ draft, error }: EvidenceFieldProps) {
  const s = useStyles();
  const { t } = useShopWords();
  const { id, photos } = draft;
  const title = t('evidence.title', { most: MOST_EVIDENCE });
  const isFull = photos.length >= MOST_EVIDENCE;
  return (
    <View style={s.part} role="group" aria-label={title}>
      <Text bold>{title}</Text>
      {photos.map((photo, index) => (
        <Photo key={photo.id} draft={id} photo={photo} at={index + 1} />
      ))}
      {isFull ? null : (
        <View style={s.deeds}>
          {hasCamera() ? (
            <Button kind="quiet" label={t('evidence.take')} onPress={() => void photographEvidence(id)} />
          ) : null}
          <Button kind="quiet" label={t('evidence.choose')} onPress={() => void chooseEvidence(id)} />
        </View>
      )}
      <Text size="note" tone={error === null ? 'inkSoft' : 'stop'} live>
        {error ?? t(isFull ? 'evidence.full' : 'evidence.hint')}
      </Text>
    </View>
  );
}
