/** One instruction of a Dockerfile: `COPY`, and what follows it. */
export type Step = { readonly word: string; readonly rest: string };

/** What stands between two FROM lines. */
export type Stage = { readonly name: string; readonly steps: readonly Step[] };

/** Reads a Dockerfile into its stages; the last one is the image. */
export function readDockerfile(text: string): readonly Stage[] {
  const lines = text
    .replace(/\\\n/g, ' ')
    .split('\n')
    .filter((line) => line.trim() !== '' && !line.startsWith('#'));
  const stages: { name: string; steps: Step[] }[] = [];
  for (const line of lines) {
    const [, word = '', rest = ''] = /^([A-Z]+)\s+(.*)$/.exec(line) ?? [];
    if (word === 'FROM') stages.push({ name: / AS (\S+)$/.exec(rest)?.[1] ?? 'image', steps: [] });
    else stages.at(-1)?.steps.push({ word, rest });
  }
  return stages;
}

/** The command lines that a stage runs while it is built. */
export function commandsOf(stage: Stage): readonly string[] {
  return stage.steps.filter(({ word }) => word === 'RUN').map(({ rest }) => rest);
}

/** The last instruction of its kind, which is the one that counts. */
export function lastOf(stage: Stage, word: string): string {
  const found = stage.steps.filter((step) => step.word === word).at(-1);
  if (!found) throw new Error(`The stage ${stage.name} has no ${word}`);
  return found.rest;
}

/** The program and arguments of a CMD, also of one inside a HEALTHCHECK. */
export function execForm(rest: string): readonly [string, ...string[]] {
  // The form is JSON by Docker's own definition.
  const [program, ...args] = JSON.parse(rest.slice(rest.indexOf('['))) as string[];
  if (!program) throw new Error(`${rest} runs nothing`);
  return [program, ...args];
}

/** The variables that ENV sets. */
export function environmentOf(stage: Stage): Record<string, string> {
  return Object.fromEntries(
    stage.steps
      .filter(({ word }) => word === 'ENV')
      .flatMap(({ rest }) => rest.split(/\s+/).map((pair) => pair.split(/=(.*)/s, 2) as [string, string])),
  );
}
