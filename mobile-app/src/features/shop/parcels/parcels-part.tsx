import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { View } from 'react-native';
import type { OwnOrder, OwnParcel } from '@/contract/types';
import { fetchParcels } from '@/data/after-sales';
import { copyLink } from '@/platform/share';
import { styles } from '@/theme/styles';
import { Badge, type BadgeKind } from '@/ui/badge';
import { Button } from '@/ui/button';
import { Text } from '@/ui/text';
import { fullDate } from '@/words/dates';
import { Part } from '../part';
import { nameIn } from '../shop.rules';
import { useShopWords } from '../shop-words';
import { mayHaveParcels, shownEvents } from './parcel.rules';

const useStyles = styles((t) => ({
  parcel: { gap: t.space[2], paddingVertical: t.space[2] },
  line: { flexDirection: 'row', flexWrap: 'wrap', alignItems: 'center', columnGap: t.space[3], rowGap: t.space[1] },
  event: { gap: 2, paddingLeft: t.space[3], borderLeftWidth: 2, borderLeftColor: t.colour.hairline },
  newest: { borderLeftColor: t.colour.ember },
  deed: { alignItems: 'flex-start' },
  number: { flexShrink: 1 },
}));

const TONES: Readonly<Record<OwnParcel['state'], BadgeKind>> = {
  sent: 'wait',
  moving: 'wait',
  stuck: 'stop',
  returning: 'stop',
  delivered: 'proof',
  returned: 'quiet',
};

/** The number, to be taken to the carrier's own page. */
function NumberLine({ parcel: { company, number } }: { parcel: OwnParcel }) {
  const s = useStyles();
  const { t } = useShopWords();
  const [copied, setCopied] = useState<boolean | null>(null);
  const copy = async () => setCopied(await copyLink(number));
  return (
    <View style={s.line}>
      <Text selectable style={s.number}>{`${t(`company.${company}`)} ${number}`}</Text>
      <Button kind="plain" label={t('parcel.copy')} onPress={() => void copy()} />
      {copied === null ? null : (
        <Text size="note" tone={copied ? 'proof' : 'wait'} live>
          {t(copied ? 'parcel.copied' : 'parcel.copy.failed')}
        </Text>
      )}
    </View>
  );
}

/** What happened to it, the newest first; the older wait to be asked for. */
function Events({ events }: { events: OwnParcel['events'] }) {
  const s = useStyles();
  const { t, tongue } = useShopWords();
  const [isWhole, setWhole] = useState(false);
  const shown = shownEvents(events, isWhole);
  if (events.length === 0) return <Text tone="inkSoft">{t('parcel.quiet')}</Text>;
  return (
    <>
      {shown.map(({ at, text }, place) => (
        <View key={`${at} ${text}`} style={[s.event, place === 0 && s.newest]}>
          <Text bold={place === 0} selectable>
            {text}
          </Text>
          <Text size="note" tone="inkSoft">
            {fullDate(tongue, new Date(at), new Date())}
          </Text>
        </View>
      ))}
      {shown.length < events.length ? (
        <View style={s.deed}>
          <Button
            kind="plain"
            label={t('parcel.older', { n: events.length - shown.length })}
            onPress={() => setWhole(true)}
          />
        </View>
      ) : null}
    </>
  );
}

/** What of the order lies in it; said only where there are several parcels. */
function Holds({ parcel, order }: { parcel: OwnParcel; order: OwnOrder }) {
  const { locale } = useShopWords();
  const titles = new Map(order.lines.map(({ offer, title }) => [offer, nameIn(title, locale)]));
  const said = parcel.lines.map(({ offer, quantity }) => `${titles.get(offer) ?? ''} × ${quantity}`);
  return (
    <Text size="note" tone="inkSoft">
      {said.join('；')}
    </Text>
  );
}

/** The parcels of an order (物流): who carries them, under which number, and what happened on the way. */
export function ParcelsPart({ order }: { readonly order: OwnOrder }) {
  const s = useStyles();
  const { t } = useShopWords();
  const found = useQuery({
    // The state stands in the key: when it moves, something happened to a parcel.
    queryKey: ['parcels', order.id, order.state],
    queryFn: () => fetchParcels(order.id),
    enabled: mayHaveParcels(order.state),
  });
  const parcels = found.data ?? [];
  if (parcels.length === 0) return null;
  return (
    <Part title={t('parcel.title')}>
      {parcels.map((parcel) => (
        <View key={parcel.id} style={s.parcel}>
          <View style={{ alignItems: 'flex-start' }}>
            <Badge kind={TONES[parcel.state]} label={t(`parcel.state.${parcel.state}`)} />
          </View>
          <NumberLine parcel={parcel} />
          {parcels.length > 1 ? <Holds parcel={parcel} order={order} /> : null}
          <Events events={parcel.events} />
        </View>
      ))}
    </Part>
  );
}
