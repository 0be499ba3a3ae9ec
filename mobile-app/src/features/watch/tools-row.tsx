import { View } from 'react-native';
import type { OpenTool } from '@/contract/live-room';
import { styles } from '@/theme/styles';
import { Press } from '@/ui/press';
import { Sheet } from '@/ui/sheet';
import { Text } from '@/ui/text';
import { ErrorState } from '@/ui/state';
import { UNREACHABLE } from '@/data/result';
import { leftUntil } from './plan.rules';
import { useSeconds } from './use-now';
import { useBorrowed, type PartLoader, type ToolPartProps } from './watch-parts';
import { useWatchWords } from './watch-words';

const FAILURE = { code: UNREACHABLE, status: 0, retryIn: null };

const useStyles = styles((t) => ({
  row: {
    flexDirection: 'row',
    flexWrap: 'wrap',
    columnGap: t.space[4],
    paddingHorizontal: t.space[4],
    borderBottomWidth: 1,
    borderBottomColor: t.colour.hairline,
  },
  tool: { justifyContent: 'center' },
  line: { flexDirection: 'row', flexWrap: 'wrap', alignItems: 'baseline', columnGap: t.space[2] },
  figure: { fontVariant: ['tabular-nums'] },
}));

function Tool({ tool, now, onOpen }: { tool: OpenTool; now: number; onOpen: (tool: OpenTool) => void }) {
  const s = useStyles();
  const { t } = useWatchWords();
  const soon = leftUntil(tool.opensAt, now);
  const left = leftUntil(tool.closesAt, now);
  const time = soon ?? left;
  return (
    <Press role="button" onPress={() => onOpen(tool)} style={s.tool}>
      <View style={s.line}>
        <Text size="note" bold tone="ember">
          {t(`watch.tool.${tool.kind}`)}
        </Text>
        <Text size="note">{tool.title}</Text>
        {time === null ? null : (
          <Text size="caption" tone="wait" style={s.figure}>
            {t(soon === null ? 'watch.tool.left' : 'watch.tool.soon', { time })}
          </Text>
        )}
      </View>
    </Press>
  );
}

/** A limited price is said at the goods themselves. */
const isPressed = ({ kind }: OpenTool): boolean => kind !== 'price';

/** What can be joined now: an envelope, a lottery, coupons, a poll. They go by themselves when their time is over. */
export function ToolsRow({ tools, onOpen }: { tools: readonly OpenTool[]; onOpen: (tool: OpenTool) => void }) {
  const s = useStyles();
  const { t } = useWatchWords();
  const offered = tools.filter(isPressed);
  const now = useSeconds(offered.length > 0);
  const open = offered.filter(({ closesAt }) => leftUntil(closesAt, now) !== null);
  if (open.length === 0) return null;
  return (
    <View style={s.row} role="group" aria-label={t('watch.tools')}>
      {open.map((tool) => (
        <Tool key={tool.id} tool={tool} now={now} onOpen={onOpen} />
      ))}
    </View>
  );
}

interface ToolSheetProps extends ToolPartProps {
  readonly load: PartLoader<ToolPartProps> | null;
}

/** A game, brought by whoever plays it. Where the house has none, only its name is said. */
export function ToolSheet({ load, ...props }: ToolSheetProps) {
  const { t } = useWatchWords();
  const { part, retry } = useBorrowed(load);
  if (load !== null && typeof part === 'object') return <part.Part {...props} />;
  return (
    <Sheet open title={props.tool.title} onClose={props.onClose}>
      {load === null ? <Text tone="inkSoft">{t('watch.tool.none')}</Text> : null}
      {load !== null && part === 'coming' ? <Text tone="inkSoft">{t('watch.part.coming')}</Text> : null}
      {part === 'lost' ? <ErrorState failure={FAILURE} onRetry={retry} /> : null}
    </Sheet>
  );
}
