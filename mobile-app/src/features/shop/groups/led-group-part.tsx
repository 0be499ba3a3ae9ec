import { useState } from 'react';
import { View } from 'react-native';
import type { LedGroup } from '@/contract/types';
import { handOut, sayArrived, type HandedOut } from '@/data/groups';
import { styles } from '@/theme/styles';
import { Badge } from '@/ui/badge';
import { Button } from '@/ui/button';
import { Field } from '@/ui/field';
import { Text } from '@/ui/text';
import { nameIn } from '../shop.rules';
import { useShopWords } from '../shop-words';
import { useSaid } from '@/words/use-said';
import { isCode, toneOfGroup, wantedYet } from './group.rules';

const useStyles = styles((t) => ({
  group: { gap: t.space[2], paddingVertical: t.space[4], borderTopWidth: 1, borderTopColor: t.colour.hairline },
  line: { flexDirection: 'row', flexWrap: 'wrap', alignItems: 'center', columnGap: t.space[3], rowGap: 2 },
}));

interface DeedProps {
  readonly group: LedGroup;
  readonly onMoved: () => void;
}

function Said({ said }: { said: string | null }) {
  if (said === null) return null;
  return (
    <Text tone="stop" live>
      {said}
    </Text>
  );
}

/** The goods came to the point: neighbours are told. */
function Arrived({ group, onMoved }: DeedProps) {
  const { t } = useShopWords();
  const trying = useSaid();
  const say = async () => {
    await trying.attempt(() => sayArrived(group.id, group.version));
    // Whatever the host said, what it knows now is newer than what is shown.
    onMoved();
  };
  return (
    <>
      <Said said={trying.said} />
      <Button label={t('led.arrived')} onPress={() => void say()} busy={trying.busy} />
    </>
  );
}

/** Handing out by the code that a neighbour says. */
function HandOut({ group, onHanded }: { group: LedGroup; onHanded: (handed: HandedOut | null) => void }) {
  const { t } = useShopWords();
  const trying = useSaid();
  const [code, setCode] = useState('');
  const give = async () => {
    onHanded(null);
    const given = await trying.attempt(() => handOut(group.id, code));
    if (!given) return;
    setCode('');
    onHanded(given);
  };
  return (
    <>
      <Field kind="code" label={t('led.code')} value={code} onChange={setCode} />
      <Said said={trying.said} />
      <Button label={t('led.hand.out')} onPress={() => void give()} busy={trying.busy} disabled={!isCode(code)} />
    </>
  );
}

/** A group as its leader sees it: how it stands, and what is to be done now. */
export function LedGroupPart(props: DeedProps) {
  const s = useStyles();
  const { t, locale, when } = useShopWords();
  const { title, spec, state, cutoff, paid, picked } = props.group;
  const yet = wantedYet(props.group);
  // Kept here: the last one that is handed out closes the group, and is told all the same.
  const [handed, setHanded] = useState<HandedOut | null>(null);
  const hand = (given: HandedOut | null) => {
    setHanded(given);
    if (given) props.onMoved();
  };
  return (
    <View style={s.group} role="group" aria-label={nameIn(title, locale)}>
      <View style={s.line}>
        <Badge kind={toneOfGroup(state)} label={t(`led.state.${state}`)} />
        <Text size="note" tone="inkSoft">
          {t('group.until', { when: when(cutoff) })}
        </Text>
      </View>
      <Text bold level={2}>
        {`${nameIn(title, locale)} ${spec}`}
      </Text>
      <Text size="note" tone="inkSoft">
        {state === 'gathering' && yet > 0 ? t('group.yet', { n: yet }) : t('led.figures', { paid, picked })}
      </Text>
      {state === 'sent' ? <Arrived {...props} /> : null}
      {handed === null ? null : (
        <Text tone="proof" bold live>
          {t('led.handed', { number: handed.number, n: handed.quantity })}
        </Text>
      )}
      {state === 'arrived' ? <HandOut group={props.group} onHanded={hand} /> : null}
    </View>
  );
}
