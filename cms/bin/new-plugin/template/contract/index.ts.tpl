export { {{camel}}Errors } from './errors';
export {
  {{nounCamel}}Contract,
  {{nounCamel}}Schema,
  {{nounCamel}}State,
  open{{Noun}}Schema,
  write{{Nouns}},
  type Open{{Noun}},
  type {{Noun}},
  type {{Noun}}Event,
  type {{Noun}}State,
} from './{{noun}}';
