import { mermaid, type AnyMachine } from '../kernel';
import { compiledExports, rootOf, serverWorkspaces, textOf, withSection, writeOrCheck } from './generated-section';

/** Draws every machine of a workspace into its README, so that a reader sees the states that the code obeys. */
function drawMachines(args: readonly string[]): void {
  const root = rootOf(args);
  const documents = serverWorkspaces(root).flatMap((workspace) => {
    const machines = compiledExports(root, workspace, /\.machine\.js$/).filter(isMachine);
    if (machines.length === 0) return [];
    const file = `${workspace}/README.md`;
    return [{ file, content: withSection(textOf(root, file), 'diagrams', machines.map(drawn).join('\n\n')) }];
  });
  writeOrCheck(root, documents, args);
}

const drawn = (machine: AnyMachine): string =>
  `### States of ${machine.table.name}\n\n\`\`\`mermaid\n${mermaid(machine)}\n\`\`\``;

function isMachine(value: unknown): value is AnyMachine {
  return typeof value === 'object' && value !== null && 'table' in value && 'states' in value && 'transition' in value;
}

drawMachines(process.argv.slice(2));
