import { refusalOf } from '@/data/result';
import { Sheet } from '@/ui/sheet';
import { ErrorState } from '@/ui/state';
import { Text } from '@/ui/text';
import { EnvelopePart } from './envelope-part';
import { useGamesWords } from './games-words';
import { LotteryPart } from './lottery-part';
import { useEnvelopes } from './use-games';

/** A game that is open in a room. */
export interface ToolPartProps {
  readonly session: string;
  readonly tool: { readonly kind: string; readonly id: string; readonly title: string };
  readonly onClose: () => void;
}

/** What is played over the picture, in a sheet of its own. */
export function ToolPart({ session, tool, onClose }: ToolPartProps) {
  return (
    <Sheet open title={tool.title} onClose={onClose}>
      <Inside session={session} tool={tool} />
    </Sheet>
  );
}

function Inside({ session, tool: { kind, id } }: Omit<ToolPartProps, 'onClose'>) {
  const { t } = useGamesWords();
  if (kind === 'envelope') return <Envelope session={session} id={id} />;
  if (kind === 'lottery') return <LotteryPart id={id} />;
  return <Text tone="inkSoft">{t('games.elsewhere')}</Text>;
}

function Envelope({ session, id }: { readonly session: string; readonly id: string }) {
  const { t } = useGamesWords();
  const found = useEnvelopes(session);
  if (found.isPending) return <Text tone="inkSoft">{t('games.loading')}</Text>;
  if (found.isError)
    return <ErrorState failure={refusalOf(found.error)} onRetry={() => void found.refetch()} busy={found.isFetching} />;
  const envelope = found.data.find((one) => one.id === id);
  return envelope ? <EnvelopePart envelope={envelope} /> : <Text tone="inkSoft">{t('envelope.over')}</Text>;
}
