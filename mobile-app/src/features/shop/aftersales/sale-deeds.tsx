import { useState } from 'react';
import { View } from 'react-native';
import type { OwnAfterSale, ShippingCompany } from '@/contract/types';
import { bringBeforeStation, confirmReplacement, sendBack, withdraw } from '@/data/after-sales';
import type { Result } from '@/data/result';
import { styles } from '@/theme/styles';
import { Button } from '@/ui/button';
import { Choice } from '@/ui/choice';
import { Field } from '@/ui/field';
import { Text } from '@/ui/text';
import { Part } from '../part';
import { useShopWords } from '../shop-words';
import { useSaid } from '@/words/use-said';
import { COMPANIES } from './companies';
import { appealOf, fenIn, isTrackingNumber } from './sale.rules';

const useStyles = styles((t) => ({
  pair: { flexDirection: 'row', flexWrap: 'wrap', gap: t.space[2] },
  deed: { alignItems: 'flex-start' },
}));

interface DeedProps {
  readonly sale: OwnAfterSale;
  readonly onMoved: (sale: OwnAfterSale) => void;
}

/** A deed: while it runs the button waits, and what the host refuses is said. */
function useDeed(onMoved: DeedProps['onMoved']) {
  const trying = useSaid();
  const run = async (work: () => Promise<Result<OwnAfterSale>>): Promise<void> => {
    const moved = await trying.attempt(work);
    if (moved) onMoved(moved);
  };
  return { ...trying, run };
}

function Said({ said }: { said: string | null }) {
  if (said === null) return null;
  return (
    <Text tone="stop" live>
      {said}
    </Text>
  );
}

/** Under which number the goods come back (寄回). */
function SendBack({ sale, onMoved }: DeedProps) {
  const { t } = useShopWords();
  const deed = useDeed(onMoved);
  const [company, setCompany] = useState<ShippingCompany>('shunfeng');
  const [number, setNumber] = useState('');
  const [tried, setTried] = useState(false);
  const [yuan, setYuan] = useState('');
  const isWrong = tried && !isTrackingNumber(number);
  const freight = fenIn(yuan);
  const isOurs = sale.reason !== 'no-reason';
  const send = () => {
    setTried(true);
    if (!isTrackingNumber(number) || freight === undefined) return;
    const cost = isOurs && freight !== null ? { freight } : {};
    void deed.run(() => sendBack(sale, { company, number, ...cost }));
  };
  const options = COMPANIES.map((value) => ({ value, label: t(`company.${value}`) }));
  return (
    <Part title={t('back.title')}>
      <Text tone="inkSoft">{t('back.about')}</Text>
      <Choice label={t('back.company')} value={company} options={options} onChange={setCompany} />
      <Field
        label={t('back.number')}
        most={32}
        value={number}
        onChange={setNumber}
        error={isWrong ? t('back.number.wrong') : null}
      />
      {isOurs ? (
        <Field
          label={t('back.freight')}
          hint={t('back.freight.hint')}
          most={8}
          value={yuan}
          onChange={setYuan}
          error={tried && freight === undefined ? t('back.freight.wrong') : null}
        />
      ) : null}
      <Said said={deed.said} />
      <Button label={t('back.send')} onPress={send} busy={deed.busy} />
    </Part>
  );
}

/** Before the station (台方介入), with words. */
function Appeal({ sale, onMoved, event }: DeedProps & { event: 'escalate' | 'appeal' }) {
  const s = useStyles();
  const { t } = useShopWords();
  const deed = useDeed(onMoved);
  const [words, setWords] = useState<string | null>(null);
  if (words === null) {
    return (
      <View style={s.deed}>
        <Button kind="quiet" label={t(`appeal.${event}`)} onPress={() => setWords('')} />
      </View>
    );
  }
  return (
    <Part title={t(`appeal.${event}`)}>
      <Text tone="inkSoft">{t('appeal.about')}</Text>
      <Field kind="long" most={300} label={t('appeal.words')} value={words} onChange={setWords} />
      <Said said={deed.said} />
      <View style={s.pair}>
        <Button
          label={t('appeal.send')}
          onPress={() => void deed.run(() => bringBeforeStation(sale, words))}
          busy={deed.busy}
        />
        <Button kind="quiet" label={t('appeal.no')} onPress={() => setWords(null)} />
      </View>
    </Part>
  );
}

/** Taking the request back, asked twice. */
function Withdraw({ sale, onMoved }: DeedProps) {
  const s = useStyles();
  const { t } = useShopWords();
  const deed = useDeed(onMoved);
  const [asks, setAsks] = useState(false);
  if (!asks) {
    return (
      <View style={s.deed}>
        <Button kind="plain" label={t('withdraw')} onPress={() => setAsks(true)} />
      </View>
    );
  }
  return (
    <>
      <Text live>{t('withdraw.sure')}</Text>
      <Said said={deed.said} />
      <View style={s.pair}>
        <Button
          kind="danger"
          label={t('withdraw.yes')}
          onPress={() => void deed.run(() => withdraw(sale))}
          busy={deed.busy}
        />
        <Button kind="quiet" label={t('cancel.no')} onPress={() => setAsks(false)} />
      </View>
    </>
  );
}

/** What was sent instead has come. */
function Confirm({ sale, onMoved }: DeedProps) {
  const { t } = useShopWords();
  const deed = useDeed(onMoved);
  return (
    <>
      <Said said={deed.said} />
      <Button
        label={t('sale.confirm')}
        onPress={() => void deed.run(() => confirmReplacement(sale))}
        busy={deed.busy}
      />
    </>
  );
}

/** What the buyer may do now, as the host says it. */
export function SaleDeeds(props: DeedProps) {
  const { allowedEvents } = props.sale;
  const event = appealOf(props.sale);
  return (
    <View style={{ gap: 12, paddingVertical: 12 }}>
      {allowedEvents.includes('send') ? <SendBack {...props} /> : null}
      {allowedEvents.includes('confirm') ? <Confirm {...props} /> : null}
      {event === null ? null : <Appeal {...props} event={event} />}
      {allowedEvents.includes('withdraw') ? <Withdraw {...props} /> : null}
    </View>
  );
}
