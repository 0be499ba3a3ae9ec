import { useRouter } from 'expo-router';
import { useCallback, useEffect, useState } from 'react';
import { ScrollView, View } from 'react-native';
import { useSafeAreaInsets } from 'react-native-safe-area-context';
import type { Watching } from '@/contract/types';
import { refusalOf } from '@/data/result';
import { useHome } from '@/data/use-home';
import { setPageTitle } from '@/platform/page-head';
import { styles } from '@/theme/styles';
import { widths } from '@/theme/theme';
import { usePage, useTheme } from '@/theme/use-theme';
import { IconButton } from '@/ui/icon-button';
import { ShareSheet } from '@/ui/share-sheet';
import { EmptyState, ErrorState } from '@/ui/state';
import { Text } from '@/ui/text';
import { TopBar } from '@/ui/top-bar';
import { LiveFrame } from './live-frame';
import { LiveFacts } from './live-facts';
import { FrameSkeleton } from './live-skeleton';
import { useLiveWords } from './live-words';
import { Others } from './others';
import { useWatching } from './use-watching';
import { refusedBy } from './watch.rules';

const useStyles = styles((t) => ({
  screen: { flex: 1, backgroundColor: t.colour.paper },
  inside: { width: '100%', alignSelf: 'center', paddingBottom: t.space[12] },
  desk: { flexDirection: 'row', gap: t.space[8], alignItems: 'flex-start' },
  film: { flex: 1, minWidth: 0 },
  side: { width: 336 },
}));

function Bar({ watching }: { watching: Watching | undefined }) {
  const { t } = useLiveWords();
  const { width } = usePage();
  const [sharing, setSharing] = useState(false);
  const close = useCallback(() => setSharing(false), []);
  const inks = useHome().data?.station.inks;
  return (
    <TopBar heading={false} measure={width === 'desk' ? widths.page : widths.tablet}>
      <IconButton icon="share" label={t('story.share')} onPress={() => setSharing(true)} disabled={!watching} />
      {watching && sharing ? (
        <ShareSheet
          story={{
            id: watching.playbackId,
            title: watching.title,
            station: watching.station,
            summary: null,
            publishedAt: watching.since ?? new Date().toISOString(),
            path: `/watch/${watching.playbackId}`, // without the pass: that is this viewer's own
          }}
          inks={inks}
          onClose={close}
        />
      ) : null}
    </TopBar>
  );
}

type Fetched = ReturnType<typeof useWatching>['watching'];

/** What stands in the page's place while there is nothing to watch. */
function Instead({ watching }: { watching: Fetched }) {
  const { t } = useLiveWords();
  const router = useRouter();
  if (watching.isPending) return <FrameSkeleton />;
  const failure = refusalOf(watching.error);
  const why = refusedBy(failure);
  if (why === 'other') {
    return <ErrorState failure={failure} onRetry={() => void watching.refetch()} busy={watching.isFetching} />;
  }
  const all = { label: t('live.all'), onPress: () => router.replace('/watch') };
  const title = t(why === 'pass' ? 'live.pass.title' : 'live.gone.title');
  return (
    <>
      <View style={{ height: 0, overflow: 'hidden' }}>
        <Text level={1}>{title}</Text>
      </View>
      <EmptyState icon={why === 'pass' ? 'seal' : 'live'} title={title} text={failure.message} action={all} />
    </>
  );
}

/** What of the answer may be shown. A line lost for a moment takes nothing away; what is refused to this viewer is gone. */
function useShown(watching: Fetched): Watching | undefined {
  const isRefused = watching.error !== null && refusedBy(refusalOf(watching.error)) !== 'other';
  const data = isRefused ? undefined : watching.data;
  useEffect(() => {
    if (data) setPageTitle(`${data.title}｜${data.station.name}`);
  }, [data]);
  return data;
}

/** One column, to the edges on a phone; two where there is room and letters are not large. */
function usePlan() {
  const s = useStyles();
  const { width, gutter } = usePage();
  const { elder } = useTheme();
  const { bottom } = useSafeAreaInsets();
  const isWide = width === 'desk' && !elder;
  const edge = width === 'phone' ? 0 : gutter;
  const maxWidth = (isWide ? widths.page : widths.tablet) + 2 * gutter;
  return {
    inside: [s.inside, isWide && s.desk, { maxWidth, paddingHorizontal: edge, paddingBottom: bottom + 48 }],
    film: isWide ? s.film : null,
    side: isWide ? s.side : { paddingHorizontal: gutter - edge },
  };
}

/** Player and words. */
export function LiveScreen({ playback, pass }: { playback: string; pass: string | null }) {
  const s = useStyles();
  const { watching, renew } = useWatching(playback, pass);
  const data = useShown(watching);
  const plan = usePlan();
  return (
    <View style={s.screen}>
      <Bar watching={data} />
      <ScrollView>
        <View role="main" id="main" style={plan.inside}>
          <View style={plan.film}>
            {data ? <LiveFrame watching={data} renew={renew} /> : <Instead watching={watching} />}
          </View>
          {data ? (
            <View style={plan.side}>
              <LiveFacts watching={data} />
              <Others playback={playback} />
            </View>
          ) : null}
        </View>
      </ScrollView>
    </View>
  );
}
