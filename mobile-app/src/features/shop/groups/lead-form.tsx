import { useState } from 'react';
import { View } from 'react-native';
import type { Leader } from '@/contract/types';
import { askToLead } from '@/data/groups';
import { styles } from '@/theme/styles';
import { Button } from '@/ui/button';
import { Field } from '@/ui/field';
import { Text } from '@/ui/text';
import { RegionField } from '../region-field';
import { useShopWords } from '../shop-words';
import { useSaid } from '@/words/use-said';
import { leadFaults, type LeadText } from './group.rules';

const useStyles = styles((t) => ({ form: { gap: t.space[3], paddingVertical: t.space[4] } }));

const NOTHING: LeadText = { name: '', point: '', region: '', detail: '' };

const plain = ({ name, point, region, detail }: LeadText): LeadText => ({
  ...{ name: name.trim(), point: point.trim(), region, detail: detail.trim() },
});

interface LeadFormProps {
  /** What was asked before, to be asked anew. */
  readonly before: Leader | null;
  readonly onAsked: () => void;
}

/** Asking to lead (我要当团长): who, and where goods are handed out. */
export function LeadForm({ before, onAsked }: LeadFormProps) {
  const s = useStyles();
  const { t } = useShopWords();
  const [text, setText] = useState<LeadText>(before ?? NOTHING);
  const [tried, setTried] = useState(false);
  const trying = useSaid();
  const faults = tried ? leadFaults(text) : {};
  const said = (field: keyof LeadText): string | null => {
    const word = faults[field];
    return word === undefined ? null : t(word);
  };
  const put = (field: keyof LeadText) => (value: string) => setText({ ...text, [field]: value });
  const send = async () => {
    setTried(true);
    if (Object.keys(leadFaults(text)).length > 0) return;
    if (await trying.attempt(() => askToLead(plain(text)))) onAsked();
  };
  return (
    <View style={s.form}>
      <Text tone="inkSoft">{t('lead.about')}</Text>
      <Field label={t('lead.name')} most={40} value={text.name} onChange={put('name')} error={said('name')} />
      <Field
        label={t('lead.point')}
        most={60}
        value={text.point}
        onChange={put('point')}
        error={said('point')}
        hint={t('lead.point.hint')}
      />
      <RegionField value={text.region} onChange={put('region')} error={said('region')} />
      <Field
        label={t('address.detail')}
        most={120}
        value={text.detail}
        onChange={put('detail')}
        error={said('detail')}
      />
      {trying.said === null ? null : (
        <Text tone="stop" live>
          {trying.said}
        </Text>
      )}
      <Button label={t('lead.send')} onPress={() => void send()} busy={trying.busy} />
    </View>
  );
}
