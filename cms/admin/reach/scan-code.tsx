import { useMemo } from 'react';
import { Box } from '@strapi/design-system';
import qrcode from 'qrcode-generator';

const QUIET = 4;

/** A text as a code that a phone scans. */
export function ScanCode({ text, label }: { readonly text: string; readonly label: string }) {
  const { size, path } = useMemo(() => {
    // The smallest code that holds the text, with room for a scratch.
    const code = qrcode(0, 'M');
    code.addData(text);
    code.make();
    const count = code.getModuleCount();
    const all = Array.from({ length: count * count }, (_, at) => [Math.floor(at / count), at % count] as const);
    const dark = all.filter(([row, column]) => code.isDark(row, column));
    return {
      size: count + 2 * QUIET,
      path: dark.map(([row, column]) => `M${column + QUIET} ${row + QUIET}h1v1h-1z`).join(''),
    };
  }, [text]);
  return (
    // A code is dark on light in every theme: readers of codes know no other.
    <Box style={{ background: '#fff', borderRadius: 8 }}>
      <svg
        role="img"
        aria-label={label}
        width="232"
        height="232"
        viewBox={`0 0 ${size} ${size}`}
        shapeRendering="crispEdges"
      >
        <path d={path} fill="#1c1917" />
      </svg>
    </Box>
  );
}
