import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Purpose, Purposes } from '@/contract/types';
import { changeConsents, fetchConsents } from '@/data/account';
import { orThrow, refusalOf, type Refusal } from '@/data/result';
import { Toggle } from '@/ui/choice';
import { Bar } from '@/ui/skeleton';
import { ErrorState } from '@/ui/state';
import { Text } from '@/ui/text';
import { useWords } from '@/words/words';
import { Outcome } from './outcome';
import { Part } from './part';

const KEY = ['consents'];
const NEEDED: readonly Purpose[] = ['terms', 'privacy'];
const ORDER: readonly Purpose[] = ['terms', 'privacy', 'push', 'personalisation', 'research'];

/** Each purpose by itself. The switch shows what the host has on record, not what was pressed. */
export function ConsentsPart() {
  const { t } = useWords();
  const client = useQueryClient();
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const consents = useQuery({
    queryKey: KEY,
    queryFn: async () => orThrow(await fetchConsents()).purposes,
    staleTime: 0,
  });

  const change = async (purposes: Purposes) => {
    setBusy(true);
    const answer = await changeConsents(purposes);
    setBusy(false);
    setRefusal(answer.ok ? null : answer.refusal);
    if (answer.ok) client.setQueryData(KEY, answer.value.purposes);
  };
  return (
    <Part title={t('settings.consents')}>
      <Text size="note" tone="inkSoft">
        {t('settings.consents.hint')}
      </Text>
      {consents.isPending ? <Bar width="100%" height={120} /> : null}
      {consents.isError ? (
        <ErrorState
          failure={refusalOf(consents.error)}
          onRetry={() => void consents.refetch()}
          busy={consents.isFetching}
        />
      ) : null}
      {ORDER.map((purpose) =>
        consents.data ? (
          <Toggle
            key={purpose}
            label={t(`consent.${purpose}`)}
            hint={t(`consent.${purpose}.hint`)}
            value={consents.data[purpose]}
            disabled={busy || NEEDED.includes(purpose)}
            onChange={(on) => void change({ ...consents.data, [purpose]: on })}
          />
        ) : null,
      )}
      <Outcome refusal={refusal} />
    </Part>
  );
}
