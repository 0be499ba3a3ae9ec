import { useRouter } from 'expo-router';
import { Linking, Platform, type TextStyle } from 'react-native';
import type { Span } from '@/contract/types';
import { useTheme } from '@/theme/use-theme';
import { Run } from '@/ui/run';
import { linkOf } from './links';

function marks(span: Span, fold: string): TextStyle {
  const lines = [span.underline ? 'underline' : '', span.strike ? 'line-through' : ''].join(' ').trim();
  return {
    ...(span.bold ? { fontWeight: '700' } : {}),
    ...(span.italic ? { fontStyle: 'italic' } : {}),
    // The joined names are the values both platforms take; the type lists them one by one.
    ...(lines === '' ? {} : { textDecorationLine: lines as TextStyle['textDecorationLine'] & string }),
    ...(span.code ? { fontFamily: 'monospace', backgroundColor: fold } : {}),
  };
}

function LinkSpan({ span, href }: { span: Span; href: string }) {
  const theme = useTheme();
  const router = useRouter();
  const inside = href.startsWith('/');
  const open = () => {
    if (inside)
      router.push(href); // a route of ours, or the page that says there is none
    else void Linking.openURL(href);
  };
  // In a browser a link is an <a>: it can be opened in a new window, copied and read out as one.
  const web =
    Platform.OS === 'web' && !inside
      ? { href, hrefAttrs: { target: '_blank', rel: 'noopener noreferrer' } }
      : { onPress: open };
  const look = { color: theme.colour.ember, textDecorationLine: 'underline' as const };
  return (
    <Run role="link" {...web} style={[marks(span, theme.colour.fold), look]}>
      {span.text}
    </Run>
  );
}

/** Runs of text inside a paragraph, a heading, a quote or a list. */
export function Spans({ spans }: { spans: readonly Span[] }) {
  const theme = useTheme();
  return spans.map((span, i) => {
    const href = linkOf(span.href);
    if (href !== null) return <LinkSpan key={i} span={span} href={href} />;
    return (
      <Run key={i} style={marks(span, theme.colour.fold)}>
        {span.text}
      </Run>
    );
  });
}
