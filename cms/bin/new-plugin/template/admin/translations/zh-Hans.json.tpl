{
  "title": "{{Title}}",
  "empty": "还没有内容",
  "state.open": "进行中",
  "state.done": "已完成"
}
