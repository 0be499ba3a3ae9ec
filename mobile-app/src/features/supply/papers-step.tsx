import { View } from 'react-native';
import { useStore } from '@/data/store';
import { supply } from '@/data/supply';
import { addProof, removeProof, sendProofs } from '@/data/supply-photos';
import { proofsWanted, type ProofKind, type SupplyPhoto } from '@/data/supply.rules';
import { styles } from '@/theme/styles';
import { Button } from '@/ui/button';
import { IconButton } from '@/ui/icon-button';
import { Text } from '@/ui/text';
import { useSupplyWords } from './supply-words';

const useStyles = styles((t) => ({
  paper: { gap: t.space[2], paddingVertical: t.space[2] },
  photo: { flexDirection: 'row', alignItems: 'center', gap: t.space[3] },
  words: { flex: 1, minWidth: 0, gap: t.space[1] },
  rail: { height: 4, backgroundColor: t.colour.fold, borderRadius: 2, overflow: 'hidden' },
  sent: { height: 4, backgroundColor: t.colour.ember },
}));

type Shown = Pick<SupplyPhoto, 'id' | 'kind' | 'state' | 'sent'>;

/** The papers that this kind of supplier shows, each with what of it arrived. */
export function PapersStep() {
  const { form } = useStore(supply);
  return (
    <>
      {[...proofsWanted(form.parts.who), 'other' as const].map((kind) => (
        <Paper key={kind} kind={kind} />
      ))}
    </>
  );
}

/** What is on this phone, and what the host has from another. */
function usePhotos(kind: ProofKind): readonly Shown[] {
  const { form, remote } = useStore(supply);
  const here = form.photos.filter((photo) => photo.kind === kind);
  const there = (remote?.proofs ?? [])
    .filter((proof) => proof.kind === kind && here.every(({ id }) => id !== proof.id))
    .map(({ id, hash, received, size }) => ({
      ...{ id, kind, sent: received / size },
      state: hash === null ? ('refused' as const) : ('whole' as const),
    }));
  return [...here, ...there];
}

function Paper({ kind }: { readonly kind: ProofKind }) {
  const s = useStyles();
  const photos = usePhotos(kind);
  const { t } = useSupplyWords();
  const name = t(`proof.${kind}`);
  const isStuck = photos.some(({ state }) => state === 'waiting');
  return (
    <View style={s.paper} role="group" aria-label={name}>
      <Text bold>{name}</Text>
      {photos.map((photo) => (
        <Photo key={photo.id} photo={photo} name={name} />
      ))}
      <View style={s.photo}>
        <Button kind="quiet" label={t('proof.add', { name })} onPress={() => void addProof(kind)} />
        {isStuck ? <IconButton icon="refresh" label={t('proof.again')} onPress={() => void sendProofs()} /> : null}
      </View>
    </View>
  );
}

const TONES = { whole: 'proof', waiting: 'wait', sending: 'inkSoft', refused: 'stop' } as const;

function Photo({ photo: { id, state, sent }, name }: { readonly photo: Shown; readonly name: string }) {
  const s = useStyles();
  const { t } = useSupplyWords();
  const percent = Math.round(sent * 100);
  return (
    <View style={s.photo}>
      <View style={s.words}>
        <Text size="note" tone={TONES[state]} live>
          {t(`proof.${state}`, { percent })}
        </Text>
        {state === 'sending' || state === 'waiting' ? (
          <View style={s.rail}>
            <View style={[s.sent, { width: `${percent}%` }]} />
          </View>
        ) : null}
      </View>
      <IconButton icon="close" label={t('proof.remove', { name })} onPress={() => void removeProof(id)} />
    </View>
  );
}
