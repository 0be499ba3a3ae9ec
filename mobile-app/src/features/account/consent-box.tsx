import { Toggle } from '@/ui/choice';
import { Text } from '@/ui/text';
import { useWords } from '@/words/words';
import type { Purpose } from '@/contract/types';

/** Without these two there can be no account; the others are asked for in the settings, one by one. */
export const NEEDED: readonly Purpose[] = ['terms', 'privacy'];

interface ConsentBoxProps {
  readonly agreed: boolean;
  readonly onChange: (agreed: boolean) => void;
  readonly missing: boolean;
}

/** Never ticked beforehand: a consent is given, not assumed. */
export function ConsentBox({ agreed, onChange, missing }: ConsentBoxProps) {
  const { t } = useWords();
  return (
    <>
      <Toggle shape="box" label={t('signin.agree')} value={agreed} onChange={onChange} />
      {missing && !agreed ? (
        <Text size="note" tone="stop" live>
          {t('signin.agree.first')}
        </Text>
      ) : null}
    </>
  );
}
