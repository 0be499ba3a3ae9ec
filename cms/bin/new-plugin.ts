import { createPlugin } from './new-plugin/create-plugin';
import { nameProblem } from './new-plugin/names';

const [name = '', noun = 'task'] = process.argv.slice(2);

const problem = nameProblem(name, noun);
if (problem) {
  console.error(`${problem}\nUsage: npm run new-plugin -- name [noun]`);
  process.exit(2);
}

try {
  console.log(createPlugin(process.cwd(), name, noun));
} catch (error) {
  console.error(`${error instanceof Error ? error.message : String(error)}\nNothing was changed.`);
  process.exit(1);
}
