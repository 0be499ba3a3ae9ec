# {{name}}

What this plugin owns, in one sentence that a newsroom would say. Then what it leaves to others.

| Folder              | Holds                                                               |
| ------------------- | ------------------------------------------------------------------- |
| `contract/`         | what other plugins and pages may know: schemas, routes, error codes |
| `server/{{nouns}}/` | the noun `{{noun}}`: its states, its verbs, its store, its routes   |
| `admin/`            | its pages in the admin, in Chinese and English                      |

Its table is `{{table}}`, made by `database/migrations/{{migration}}.ts`. Its refusals start with `{{NAMESPACE}}.` and stand in
[docs/errors.md](../../docs/errors.md). Its tests alone: `npx jest plugins/{{name}}`.
