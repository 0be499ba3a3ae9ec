import { render, screen } from '@testing-library/react-native';
import { StyleSheet, type ViewStyle } from 'react-native';
import { SafeAreaProvider } from 'react-native-safe-area-context';
import { KeptInSight, Sheet, type Kept } from './sheet';
import { Text } from './text';

const METRICS = { frame: { x: 0, y: 0, width: 390, height: 844 }, insets: { top: 0, left: 0, right: 0, bottom: 0 } };

/** The styles of everything around the words of an open sheet, from the inside out. */
function around(kept: Kept | null): readonly ViewStyle[] {
  render(
    <SafeAreaProvider initialMetrics={METRICS}>
      <KeptInSight.Provider value={kept}>
        <Sheet open title="货架" onClose={() => undefined}>
          <Text>脐橙</Text>
        </Sheet>
      </KeptInSight.Provider>
    </SafeAreaProvider>,
  );
  const found: ViewStyle[] = [];
  for (let node = screen.getByText('脐橙').parent; node; node = node.parent) {
    const style: unknown = node.props['style'];
    if (style) found.push(StyleSheet.flatten(style));
  }
  return found;
}

it('opens below and beside what a page keeps in sight, and no higher', () => {
  const styles = around({ top: 431, left: 490 });
  expect(styles).toContainEqual(expect.objectContaining({ paddingTop: 431, paddingLeft: 490 }));
  expect(styles).toContainEqual(expect.objectContaining({ maxHeight: '100%' }));
});

it('elsewhere it takes most of the window', () => {
  const styles = around(null);
  expect(styles).toContainEqual(expect.objectContaining({ maxHeight: '86%' }));
  expect(styles.some(({ paddingTop }) => paddingTop === 431)).toBe(false);
});
