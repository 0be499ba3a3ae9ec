import { strapiPlugin, type Slice } from '@hearth/cms/platform';
import { {{camel}}Errors, write{{Nouns}} } from '../contract';
import { {{nounCamel}}Routes } from './{{nouns}}/{{noun}}-routes';
import { {{nounCamel}}Machine } from './{{nouns}}/{{noun}}.machine';

const {{nounsCamel}}: Slice = {
  name: '{{name}}.{{nouns}}',
  errors: [{{camel}}Errors],
  machines: [{{nounCamel}}Machine],
  permissions: [{ action: write{{Nouns}}, displayName: 'Open and finish {{nouns}}', subCategory: '{{Title}}' }],
  // The station's own people begin with these roles; who else may is set in Settings → Roles.
  grants: [{ roles: ['chief-editor', 'desk-head', 'editor'], action: write{{Nouns}} }],
  routes: (platform) => [{{nounCamel}}Routes(platform)],
};

export default strapiPlugin([{{nounsCamel}}]);
