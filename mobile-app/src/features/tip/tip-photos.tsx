import { useState } from 'react';
import { Image, View } from 'react-native';
import { addPhotos, removePhoto, tryPhotoAgain } from '@/data/draft-photos';
import { useStore } from '@/data/store';
import { tips } from '@/data/tips';
import { MOST_PHOTOS, type TipPhoto } from '@/data/tips.rules';
import { usePreview } from '@/data/use-preview';
import { styles } from '@/theme/styles';
import { Button } from '@/ui/button';
import { IconButton } from '@/ui/icon-button';
import { Text } from '@/ui/text';
import { useTipWords } from './tip-words';

const useStyles = styles((t) => ({
  part: { gap: t.space[2] },
  list: { gap: t.space[2] },
  photo: { flexDirection: 'row', alignItems: 'center', gap: t.space[3] },
  picture: { width: 96, height: 72, backgroundColor: t.colour.fold },
  words: { flex: 1, minWidth: 0, gap: t.space[1] },
  rail: { height: 4, backgroundColor: t.colour.fold, borderRadius: 2, overflow: 'hidden' },
  sent: { height: 4, backgroundColor: t.colour.ember },
}));

interface Props {
  readonly station: string | undefined;
  readonly error: string | null;
}

/** Photos for a tip: chosen, seen, sent while the words are written, taken out or tried again. */
export function TipPhotos({ station, error }: Props) {
  const s = useStyles();
  const { t } = useTipWords();
  const { photos } = useStore(tips);
  const [busy, setBusy] = useState(false);
  const isFull = photos.length >= MOST_PHOTOS;
  const add = async (to: string) => {
    setBusy(true);
    await addPhotos(to);
    setBusy(false);
  };
  return (
    <View style={s.part} role="group" aria-label={t('tip.photos', { most: MOST_PHOTOS })}>
      <Text bold>{t('tip.photos', { most: MOST_PHOTOS })}</Text>
      <View style={s.list}>
        {photos.map((photo, index) => (
          <Photo key={photo.id} photo={photo} at={index + 1} station={station} />
        ))}
      </View>
      {isFull ? null : (
        <View style={{ alignItems: 'flex-start' }}>
          <Button
            kind="quiet"
            label={t('tip.photos.add')}
            busy={busy && photos.length === 0}
            disabled={station === undefined}
            onPress={() => station !== undefined && void add(station)}
          />
        </View>
      )}
      <Text size="note" tone={error === null ? 'inkSoft' : 'stop'} live>
        {error ?? t(isFull ? 'tip.photos.full' : 'tip.photos.hint', { most: MOST_PHOTOS })}
      </Text>
    </View>
  );
}

function Photo({ photo, at, station }: { photo: TipPhoto; at: number; station: string | undefined }) {
  const s = useStyles();
  const { t } = useTipWords();
  const uri = usePreview(photo.id);
  const { id, state, sent } = photo;
  const isStuck = state === 'refused' || state === 'waiting';
  return (
    <View style={s.photo}>
      <View style={s.picture}>
        {uri === '' ? null : (
          <Image source={{ uri }} style={s.picture} resizeMode="cover" alt={t('tip.photo.alt', { at })} />
        )}
      </View>
      <View style={s.words}>
        <Text size="note" lines={1}>
          {photo.name}
        </Text>
        <Text size="note" tone={state === 'refused' ? 'stop' : state === 'whole' ? 'proof' : 'inkSoft'} live>
          {stateWords(t, photo)}
        </Text>
        {state === 'sending' ? (
          <View style={s.rail}>
            <View style={[s.sent, { width: `${Math.round(sent * 100)}%` }]} />
          </View>
        ) : null}
      </View>
      {isStuck && station !== undefined ? (
        <IconButton
          icon="refresh"
          label={t('tip.photo.again', { at })}
          onPress={() => void tryPhotoAgain(id, station)}
        />
      ) : null}
      <IconButton
        icon="close"
        label={t('tip.photo.remove', { at })}
        onPress={() => void removePhoto(id, station ?? '')}
      />
    </View>
  );
}

function stateWords(t: ReturnType<typeof useTipWords>['t'], { state, sent, said }: TipPhoto): string {
  if (state === 'sending') return t('tip.photo.sending', { percent: Math.round(sent * 100) });
  if (state !== 'refused') return t(`tip.photo.${state}`);
  return said === null ? t('tip.photo.lost') : said || t('tip.photo.refused');
}
