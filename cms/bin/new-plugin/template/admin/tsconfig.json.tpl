{
  "extends": "../../../cms/admin/tsconfig.json",
  "include": ["."]
}
