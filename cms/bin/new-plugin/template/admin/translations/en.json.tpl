{
  "title": "{{Title}}",
  "empty": "Nothing here yet",
  "state.open": "Open",
  "state.done": "Done"
}
