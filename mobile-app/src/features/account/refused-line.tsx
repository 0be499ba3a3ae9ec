import { Text } from '@/ui/text';

/** Why the host said no, where no single field is to blame. */
export function RefusedLine({ said }: { said: string | null }) {
  if (said === null) return null;
  return (
    <Text tone="stop" live>
      {said}
    </Text>
  );
}
